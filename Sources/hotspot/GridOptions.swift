import ArgumentParser
import HotspotPolicing

/// The options of a grid, less the width of its cells.
struct GridOptions: Recorded {
  static let told = Told.values(
    "--shape", "--hexagon-top", "--origin", "--extent", "--cells", "--max-cells")

  @Option(help: "The shape of the cells.")
  var shape: CellShape?

  @Option(help: "Which part of a hexagon is at its top.")
  var hexagonTop = HexagonTop.pointy

  @Option(help: ArgumentHelp("Where the lattice is anchored.", valueName: "x,y"))
  var origin = NumberList([0, 0])

  @Option(
    help: ArgumentHelp("The rectangle to cover, in the grid's metres.", valueName: "x0,y0,x1,y1"))
  var extent: NumberList?

  @Option(help: "Which cells of a boundary are taken.")
  var cells = CellChoice.intersecting

  @Option(help: ArgumentHelp("The most cells a grid may have.", valueName: "n"))
  var maxCells = 10_000_000

  func validate() throws {
    guard origin.numbers.count == 2 else {
      throw ValidationError("--origin takes two numbers: X,Y.")
    }
    if let extent, extent.numbers.count != 4 {
      throw ValidationError("--extent takes four numbers: X0,Y0,X1,Y1.")
    }
    if let edges = extent?.numbers, edges[0] >= edges[2] || edges[1] >= edges[3] {
      throw ValidationError("--extent takes the south-west corner first, then the north-east one.")
    }
    guard maxCells > 0 else { throw ValidationError("--max-cells must be at least 1.") }
  }

  /// The grid as the library takes it; cells of a standard width where none is stated.
  func request(
    width: Double?, standard: Double = 0, shape usual: CellShape = .square
  ) -> GridRequest {
    var request = GridRequest(width: width ?? standard, shape: shape ?? usual)
    request.isWidthStated = width != nil
    request.top = hexagonTop
    request.origin = (origin.numbers[0], origin.numbers[1])
    request.extent = extent.map {
      GridRequest.Extent(
        minX: $0.numbers[0], minY: $0.numbers[1], maxX: $0.numbers[2], maxY: $0.numbers[3])
    }
    request.choice = cells
    request.maximumCells = maxCells
    return request
  }
}

extension CellShape: ExpressibleByArgument {}
extension HexagonTop: ExpressibleByArgument {}
extension CellChoice: ExpressibleByArgument {}
extension PeriodLength: ExpressibleByArgument {}

/// A length in metres, above zero.
struct Metres: ExpressibleByArgument {
  var value: Double

  init?(argument: String) {
    guard let value = Double(argument), value > 0, value.isFinite else { return nil }
    self.value = value
  }
}

/// Numbers with commas between.
struct NumberList: ExpressibleByArgument {
  var numbers: [Double]

  init(_ numbers: [Double]) { self.numbers = numbers }

  init?(argument: String) {
    numbers = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Double(part), number.isFinite else { return nil }
      numbers.append(number)
    }
  }

  var defaultValueDescription: String {
    numbers.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }.joined(separator: ",")
  }
}

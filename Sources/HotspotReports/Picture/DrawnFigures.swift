internal import HotspotGeometry
internal import MapLayers
internal import ParallelWork
internal import ResultTables

/// The rows of a result sorted into classes, and the figures of each class as they are drawn.
struct DrawnFigures {
  /// What the figures of a class are drawn from, in tenths of a picture unit.
  struct Layer {
    /// Polygons that are merged with their neighbours.
    var merged = MergedOutlines()
    /// Rings of polygons drawn one by one, each figure's outlines and holes in turn.
    var rings: [[PicturePoint]] = []
    /// Lines.
    var lines: [[PicturePoint]] = []
    /// Points.
    var points: [PicturePoint] = []
  }

  /// How each row is drawn: the index of its class, or −1 where it is left out.
  private(set) var classOfRow: [Int32] = []
  /// The number of rows in each class.
  private(set) var counts: [Int] = []
  /// Rows without a value, or with one outside every class.
  private(set) var unclassed = 0
  /// The labels of rows that are drawn.
  private(set) var labels: [(row: Int, text: String)] = []
  /// The range of every row's figure.
  private(set) var extent = Extent()

  /// Rows whose cells and figures are asked for by one worker at a time.
  private static let chunkRows = 8192

  /// Asks for every row once.
  init(
    of result: some SpatialResult, threads: Int, pseudonymiser: Pseudonymiser? = nil
  ) {
    let style = result.style
    let column = style.classes.isEmpty ? nil : style.column.flatMap(result.columnIndex(named:))
    let labelColumn = style.labelColumn.flatMap(result.columnIndex(named:))
    let isFilled = column == nil ? [true] : style.classes.map { $0.fill != nil }
    counts = Array(repeating: 0, count: isFilled.count)
    let chunks = Self.chunks(rows: result.rowCount, threads: threads) { rows in
      var chunk = DrawnFigures()
      var cells = CellCollector(for: result, pseudonymiser: pseudonymiser)
      for row in rows {
        chunk.extent.add(result.figure(of: row))
        var place = 0
        var label: String?
        if column != nil || labelColumn != nil {
          let values = cells.values(of: row, in: result)
          if let column {
            place = values[column].doubleValue.flatMap(style.classIndex(of:)) ?? -1
          }
          label = labelColumn.map { values[$0].description }
        }
        chunk.classOfRow.append(Int32(place))
        if let label, !label.isEmpty, place >= 0, isFilled[place] {
          chunk.labels.append((row, label))
        }
      }
      return chunk
    }
    for chunk in chunks {
      classOfRow += chunk.classOfRow
      labels += chunk.labels
      extent.add(chunk.extent)
    }
    for place in classOfRow {
      if place < 0 { unclassed += 1 } else { counts[Int(place)] += 1 }
    }
  }

  private init() {}

  /// The figures' size in the middle of the order, in picture units.
  ///
  /// Found from at most a few thousand rows, evenly spaced among those drawn.
  func typicalSize(
    of result: some SpatialResult, at scale: PictureScale, isFilled: [Bool]
  ) -> Double {
    let drawn = classOfRow.indices.filter {
      classOfRow[$0] >= 0 && isFilled[Int(classOfRow[$0])]
    }
    let step = max(1, drawn.count / 4096)
    var sizes: [Double] = []
    for index in stride(from: 0, to: drawn.count, by: step) {
      var extent = Extent()
      extent.add(result.figure(of: drawn[index]))
      guard !extent.isEmpty else { continue }
      let low = scale.exactPlace(extent.minX, extent.minY)
      let high = scale.exactPlace(extent.maxX, extent.maxY)
      sizes.append((high.x - low.x + low.y - high.y) / 20)
    }
    return sizes.isEmpty ? 0 : sizes.sorted()[sizes.count / 2]
  }

  /// The figures of each class.
  func layers(
    of result: some SpatialResult, at scale: PictureScale, isFilled: [Bool], isMerged: Bool,
    threads: Int
  ) -> [Layer] {
    let chunks = Self.chunks(rows: result.rowCount, threads: threads) { rows in
      var layers = Array(repeating: Layer(), count: isFilled.count)
      for row in rows where classOfRow[row] >= 0 && isFilled[Int(classOfRow[row])] {
        layers[Int(classOfRow[row])].add(
          result.figure(of: row), at: scale, isMerged: isMerged)
      }
      return layers
    }
    var layers = Array(repeating: Layer(), count: isFilled.count)
    for chunk in chunks {
      for place in layers.indices { layers[place].add(chunk[place]) }
    }
    return layers
  }

  /// Works through rows in fixed chunks; the chunks' results are in the order of the rows.
  private static func chunks<Chunk: Sendable>(
    rows: Int, threads: Int, _ make: @Sendable (Range<Int>) -> Chunk
  ) -> [Chunk] {
    ParallelWork.map(
      ParallelWork.ranges(of: rows, size: chunkRows), threads: threads, make)
  }
}

extension DrawnFigures.Layer {
  /// Adds a figure.
  mutating func add(_ figure: Geometry, at scale: PictureScale, isMerged: Bool) {
    let lines = figure.placedLines(at: scale)
    switch figure.kind {
    case .point, .multiPoint: points += lines.compactMap(\.first)
    case .lineString, .multiLineString: self.lines += lines
    case .polygon, .multiPolygon:
      var polygon = 0
      for (index, line) in lines.enumerated() {
        while polygon < figure.polygonEnds.count, figure.polygonEnds[polygon] <= index {
          polygon += 1
        }
        let isHole = index != (polygon == 0 ? 0 : figure.polygonEnds[polygon - 1])
        let ring = isHole ? line : Self.visible(line)
        if isMerged {
          merged.add(ring: ring, isHole: isHole)
        } else if ring.count >= 3 {
          rings.append(PathText.isClockwise(ring) == isHole ? ring.reversed() : ring)
        }
      }
    }
  }

  /// Adds figures collected apart.
  mutating func add(_ other: Self) {
    merged.add(other.merged)
    rings += other.rings
    lines += other.lines
    points += other.points
  }

  /// The ring, or a square around it where it is too small to cover anything.
  private static func visible(_ ring: [PicturePoint]) -> [PicturePoint] {
    guard let box = PictureBox(of: ring), box.width < 0.3 || box.height < 0.3 else {
      return ring
    }
    let low = PicturePoint(
      x: Int32((box.minX * 10).rounded()), y: Int32((box.minY * 10).rounded()))
    let width = max(3, Int32((box.width * 10).rounded()))
    let height = max(3, Int32((box.height * 10).rounded()))
    return [
      low, PicturePoint(x: low.x + width, y: low.y),
      PicturePoint(x: low.x + width, y: low.y + height),
      PicturePoint(x: low.x, y: low.y + height),
    ]
  }
}

extension Geometry {
  /// The figure's lines, rings or points in the frame.
  func placedLines(at scale: PictureScale) -> [[PicturePoint]] {
    var lines: [[PicturePoint]] = []
    var start = 0
    for end in ringEnds {
      var line: [PicturePoint] = []
      line.reserveCapacity(max(0, end - start))
      for position in start..<max(start, min(end, coordinates.count / 2)) {
        let (x, y) = (coordinates[2 * position], coordinates[2 * position + 1])
        guard x.isFinite, y.isFinite else { continue }
        let place = scale.place(x, y)
        if line.last != place { line.append(place) }
      }
      if kind == .polygon || kind == .multiPolygon, line.count > 1, line.first == line.last {
        line.removeLast()
      }
      lines.append(line)
      start = end
    }
    return lines
  }
}

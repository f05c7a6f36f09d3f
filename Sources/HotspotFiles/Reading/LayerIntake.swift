#if GDAL
  internal import MapLayers

  internal import DelimitedText

  internal import HotspotGeometry
  internal import ResultTables

  /// The rows of a layer as they come in: figures made valid, and what was done counted.
  struct LayerIntake {
    private(set) var rows = 0
    private(set) var figures: [Geometry] = []
    private(set) var columns: [[CellValue]]
    private(set) var fields: [VectorLayer.Field]
    private var withoutFigure = 0
    private var mixed = 0
    private var repaired: [String] = []
    private var repairedCount = 0
    private var unusable: [String] = []
    private var unusableCount = 0

    private static let shown = 3

    init(fields: [VectorLayer.Field]) {
      self.fields = fields
      columns = fields.map { _ in [] }
    }

    mutating func add(_ row: GDALSource.Row) {
      rows += 1
      guard let bytes = row.figure else {
        withoutFigure += 1
        return
      }
      do throws(HotspotError) {
        var figure = try Geometry(wkb: bytes)
        if let reason = try figure.invalidity() {
          figure = try figure.repaired()
          repairedCount += 1
          if repaired.count < Self.shown { repaired.append("\(name(of: row)): \(reason)") }
        }
        guard !figure.isEmpty else {
          withoutFigure += 1
          return
        }
        figures.append(figure)
      } catch {
        unusableCount += 1
        if unusable.count < Self.shown { unusable.append("\(name(of: row)): \(error.message)") }
        return
      }
      if row.isMixed { mixed += 1 }
      for index in columns.indices { columns[index].append(row.values[index]) }
    }

    /// Gives a type to each column of text whose values all are numbers and would be written
    /// the same as numbers: `007` stays text.
    mutating func settleTypes() {
      for index in columns.indices where fields[index].kind == .text {
        let texts = columns[index].map(\.description)
        let filled = texts.filter { !$0.isEmpty }
        if filled.isEmpty { continue }
        if filled.allSatisfy({ Int($0).map(String.init) == $0 }) {
          fields[index].kind = .integer
          columns[index] = texts.map { Int($0).map { .integer($0) } ?? .empty }
        } else if filled.allSatisfy(Self.isPlainNumber) {
          fields[index].kind = .number
          columns[index] = texts.map { Double($0).map { .number($0) } ?? .empty }
        }
      }
    }

    /// Whether a text is a number without needless zeros in front, signs and words.
    private static func isPlainNumber(_ text: String) -> Bool {
      guard let value = Double(text), value.isFinite else { return false }
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard let first = digits.first, "0"..."9" ~= first else { return false }
      return !(first == "0" && digits.dropFirst().first?.isWholeNumber == true)
        && !digits.contains("x")
    }

    var notes: [String] {
      var notes: [String] = []
      if withoutFigure > 0 {
        notes.append("\(withoutFigure) of \(rows) rows have no figure and are left out.")
      }
      if repairedCount > 0 {
        notes.append(
          "\(repairedCount) of \(rows) figures were invalid and were repaired: "
            + list(repaired, of: repairedCount))
      }
      if unusableCount > 0 {
        notes.append(
          "\(unusableCount) of \(rows) figures cannot be used and are left out: "
            + list(unusable, of: unusableCount))
      }
      if mixed > 0 {
        notes.append(
          "\(mixed) of \(rows) figures mix polygons, lines or points; only the parts of the"
            + " highest dimension are used.")
      }
      return notes
    }

    /// What a person would call a row: its first text, or its number.
    private func name(of row: GDALSource.Row) -> String {
      for case .text(let text) in row.values { return "\(text) (row \(rows))" }
      return "row \(rows)"
    }

    private func list(_ items: [String], of count: Int) -> String {
      items.joined(separator: "; ") + (count > items.count ? "; and others." : ".")
    }
  }
#endif

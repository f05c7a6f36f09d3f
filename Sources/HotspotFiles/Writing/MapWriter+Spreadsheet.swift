#if GDAL
  internal import DelimitedText

  internal import MapLayers
  internal import ResultTables

  extension MapWriter {
    /// The most rows a sheet can have, less its header.
    private static let mostRows = 1_048_575
    /// The most characters a cell can have, counted as UTF-16 units.
    private static let mostCharacters = 32_767

    /// The rows as one sheet and the run record as another.
    func writeSpreadsheet(
      _ table: some TabularResult, named name: String
    ) throws(HotspotError) {
      guard table.rowCount <= Self.mostRows else {
        throw HotspotError(
          .cannotCreate, file: path,
          "the result has \(table.rowCount) rows, and a sheet holds \(Self.mostRows). End"
            + " the name in .csv or .gpkg.")
      }
      let target = file.lend()
      try writing { () throws(GDALFailure) in
        let sheets = try GDALLayers(target, driver: "XLSX")
        try sheets.beginLayer(Self.sheetName(name), kind: nil, system: nil, fields: table.fields)
        var collector = collector(for: table)
        for row in 0..<table.rowCount {
          try sheets.add(collector.values(of: row, in: table).map(cell))
        }
        try sheets.beginLayer(
          Self.sheetName(name) == "run" ? "run record" : "run", kind: nil, system: nil,
          fields: [LayerField(name: "key", kind: .text), LayerField(name: "value", kind: .text)])
        for (key, value) in record.document.leaves {
          try sheets.add([cell(.text(key)), cell(value)])
        }
        try sheets.close()
        file.protect()
        // GDAL does not notice when the disk is full.
        guard GDALLibrary.isWhole(archive: target) else {
          throw GDALFailure(message: "the disk may be full")
        }
      }
    }

    /// A value as a sheet can hold it: text that would run as a formula is neutralised, control
    /// characters, which XML has no place for, become U+FFFD, and long text is cut.
    private func cell(_ value: CellValue) -> CellValue {
      guard case .text(let text) = value else { return value }
      let safe = rawCells ? text : SpreadsheetFormula.neutralised(text)
      var scalars = String.UnicodeScalarView()
      var room = Self.mostCharacters
      for scalar in safe.unicodeScalars {
        room -= scalar.value > 0xFFFF ? 2 : 1
        if room < 0 { break }
        let isAllowed = scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
        scalars.append(isAllowed && ![0xFFFE, 0xFFFF].contains(scalar.value) ? scalar : "\u{FFFD}")
      }
      return .text(String(scalars))
    }

    /// A name as a sheet may have it: at most 31 characters, none of `[]:*?/\`.
    private static func sheetName(_ name: String) -> String {
      let allowed = name.filter { !"[]:*?/\\'".contains($0) }.prefix(31)
      return allowed.isEmpty ? "result" : String(allowed)
    }
  }

  extension OrderedJSON {
    /// Every value that is not an array or object, with the way to it: `inputs[0].name`.
    var leaves: [(key: String, value: CellValue)] {
      var leaves: [(key: String, value: CellValue)] = []
      gather(under: "", into: &leaves)
      return leaves
    }

    private func gather(under key: String, into leaves: inout [(key: String, value: CellValue)]) {
      switch self {
      case .object(let members):
        for member in members {
          member.value.gather(
            under: key.isEmpty ? member.key : key + "." + member.key, into: &leaves)
        }
      case .array(let values):
        for (index, value) in values.enumerated() {
          value.gather(under: "\(key)[\(index)]", into: &leaves)
        }
      case .string(let text): leaves.append((key, .text(text)))
      case .integer(let value): leaves.append((key, .text(String(value))))
      case .decimal(let value): leaves.append((key, .text(CellValue.decimal(value).description)))
      case .number(let value): leaves.append((key, .text(CellValue.number(value).description)))
      case .bool(let value): leaves.append((key, .text(value ? "yes" : "no")))
      case .null: leaves.append((key, .empty))
      }
    }
  }
#endif

internal import DelimitedText

/// Turns windows of rows into batches of columns, on one worker.
struct BatchDecoder: Sendable {
  let layouts: [OffenceLayout]
  let wanted: OffenceColumns
  let dates: DateReader
  /// Whether a row without a date is a reject.
  let needsDate: Bool
  /// Whether filled fields are counted, for an inspection.
  var countsFilled = false

  private(set) var batch = OffenceBatch()
  private var damage = CodeDamage()
  private var scratchMinutes: [Int16] = []
  private var ages: [Int64] = []
  private var packedFlags: [UInt16] = []

  init(layouts: [OffenceLayout], wanted: OffenceColumns, dates: DateReader, needsDate: Bool) {
    self.layouts = layouts
    self.wanted = wanted
    self.dates = dates
    self.needsDate = needsDate
  }

  /// Fills the batch from a window; rows with unreadable values are excluded from both.
  mutating func decode(_ window: RowWindow, text: Int) throws {
    let layout = layouts[text]
    var faults: [RowWindow.RowFault] = []
    try fill(window, layout, &faults)
    while !faults.isEmpty {
      // Rare, so the window is simply read again without the rows at fault.
      window.exclude(faults)
      faults = []
      try fill(window, layout, &faults)
    }
    noteWarnings(window, layout)
    guard countsFilled else { return }
    batch.filled = [:]
    for (place, label) in layout.labels.enumerated() {
      batch.filled[label, default: 0] += window.filled(place)
    }
  }

  private mutating func fill(
    _ window: RowWindow, _ layout: OffenceLayout, _ faults: inout [RowWindow.RowFault]
  ) throws {
    batch.rows = window.rowCount
    batch.columns = []
    var flagColumns: [(Int, OffenceFlags.Flag)] = []
    for (column, place) in layout.ordered where wanted.contains(column) {
      batch.columns.insert(OffenceColumns([column]))
      if window.hasHighBytes { window.checkUTF8(place, &faults) }
      switch column {
      case .person: window.decodeKeys(place, into: &batch.person)
      case .event: window.decodeKeys(place, into: &batch.event)
      case .victim: window.decodeKeys(place, into: &batch.victim)
      case .role: window.decodeSymbols(place, into: &batch.role)
      case .code: window.decodeSymbols(place, into: &batch.code)
      case .offenceClass: window.decodeSymbols(place, into: &batch.offenceClass)
      case .title: window.decodeSymbols(place, into: &batch.title)
      case .group: window.decodeSymbols(place, into: &batch.group)
      case .subgroup: window.decodeSymbols(place, into: &batch.subgroup)
      case .area: window.decodeSymbols(place, into: &batch.area)
      case .status: window.decodeSymbols(place, into: &batch.status)
      case .placeType: window.decodeSymbols(place, into: &batch.placeType)
      case .date:
        try window.decodeDates(
          place, dates, isNeeded: needsDate, days: &batch.date, minutes: &batch.minute, &faults)
      case .end:
        try window.decodeDates(
          place, dates, isNeeded: false, days: &batch.end, minutes: &batch.endMinute, &faults)
      case .reported: try decodeDay(window, place, \.reported, &faults)
      case .birthDate: try decodeDay(window, place, \.birthDate, &faults)
      case .gravity: decodeGravities(window, place, &faults)
      case .easting: window.decodeDoubles(place, into: &batch.easting, &faults)
      case .northing: window.decodeDoubles(place, into: &batch.northing, &faults)
      case .longitude: window.decodeDoubles(place, into: &batch.longitude, &faults)
      case .latitude: window.decodeDoubles(place, into: &batch.latitude, &faults)
      case .age: decodeAges(window, place, &faults)
      case .bladedArticle, .firearm, .domestic, .alcohol, .drugs, .childExploitation:
        if let flag = column.flag { flagColumns.append((place, flag)) }
      }
    }
    decodeFlags(window, flagColumns, &faults)
    checkCodes(window, layout, &faults)
  }

  private mutating func decodeDay(
    _ window: RowWindow, _ place: Int, _ column: WritableKeyPath<OffenceBatch, [Int32]>,
    _ faults: inout [RowWindow.RowFault]
  ) throws {
    try window.decodeDates(
      place, dates, isNeeded: false, days: &batch[keyPath: column], minutes: &scratchMinutes,
      &faults)
  }

  private mutating func decodeAges(
    _ window: RowWindow, _ place: Int, _ faults: inout [RowWindow.RowFault]
  ) {
    window.decodeDecimals(place, into: &ages, &faults)
    batch.age.removeAll(keepingCapacity: true)
    for (row, age) in ages.enumerated() {
      if age == .min {
        batch.age.append(-1)
      } else if 0...150 * 10_000 ~= age {
        batch.age.append(Int16(age / 10_000))
      } else {
        batch.age.append(-1)
        faults.append(window.fault(row: row, column: place, .outOfRange))
      }
    }
  }

  /// Gravities outside 0 to a hundred million, the bounds of a weights table, are rejects.
  private mutating func decodeGravities(
    _ window: RowWindow, _ place: Int, _ faults: inout [RowWindow.RowFault]
  ) {
    window.decodeDecimals(place, into: &batch.gravity, &faults)
    for (row, gravity) in batch.gravity.enumerated() where gravity != .min {
      if 0...100_000_000 * 10_000 ~= gravity { continue }
      faults.append(window.fault(row: row, column: place, .outOfRange))
    }
  }

  private mutating func decodeFlags(
    _ window: RowWindow, _ columns: [(Int, OffenceFlags.Flag)],
    _ faults: inout [RowWindow.RowFault]
  ) {
    batch.flags.removeAll(keepingCapacity: true)
    guard !columns.isEmpty else { return }
    packedFlags.removeAll(keepingCapacity: true)
    packedFlags.append(contentsOf: repeatElement(0, count: window.rowCount))
    for (place, flag) in columns {
      window.decodeFlags(place, shift: UInt16(flag.rawValue) * 2, into: &packedFlags, &faults)
    }
    for packed in packedFlags { batch.flags.append(OffenceFlags(rawValue: packed)) }
  }

  private mutating func checkCodes(
    _ window: RowWindow, _ layout: OffenceLayout, _ faults: inout [RowWindow.RowFault]
  ) {
    if batch.has(.code) { damage.learnCodes(batch.code.dictionary.values) }
    if batch.has(.offenceClass) { damage.learnClasses(batch.offenceClass.dictionary.values) }
    guard damage.needsRows else { return }
    if batch.has(.code), let place = layout.places[.code] {
      for row in 0..<batch.rows {
        let symbol = batch.code.symbols[row]
        let value = batch.code.dictionary.values[Int(symbol)]
        if let detail = damage.damage(code: symbol, value: value) {
          faults.append(window.fault(row: row, column: place, .damagedCode, detail: detail))
        }
      }
    }
    if batch.has(.offenceClass), let place = layout.places[.offenceClass] {
      for row in 0..<batch.rows {
        let symbol = batch.offenceClass.symbols[row]
        let value = batch.offenceClass.dictionary.values[Int(symbol)]
        let title = layout.places[.title].map { self.text(window, row, $0) }
        if let detail = damage.damage(offenceClass: symbol, value: value, title: title) {
          faults.append(window.fault(row: row, column: place, .damagedCode, detail: detail))
        }
      }
    }
  }

  private func noteWarnings(_ window: RowWindow, _ layout: OffenceLayout) {
    noteCodes(window, layout)
    guard window.hasHighBytes else { return }
    // The columns in use are UTF-8 by now, so what is found is in one that is not used.
    for row in 0..<window.rowCount {
      guard let place = window.firstNonUTF8Column(row) else { continue }
      window.note(
        row: row, column: place,
        "\(RejectReason.notUTF8.name) in the unused column \(layout.labels[place])")
    }
  }

  private func noteCodes(_ window: RowWindow, _ layout: OffenceLayout) {
    guard damage.needsRows, batch.has(.code), let place = layout.places[.title] else { return }
    for row in 0..<batch.rows {
      let symbol = batch.code.symbols[row]
      let value = batch.code.dictionary.values[Int(symbol)]
      if let warning = damage.warning(
        code: symbol, value: value, title: text(window, row, place))
      {
        window.note(row: row, column: place, warning)
      }
    }
  }

  private func text(_ window: RowWindow, _ row: Int, _ place: Int) -> String {
    String(decoding: window.bytes(row, place), as: UTF8.self)
  }
}

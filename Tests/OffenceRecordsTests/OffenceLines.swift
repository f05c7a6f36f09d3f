import DelimitedText
import OffenceRecords

/// Every decoded value of every row, a line a row, sorted: equal lines are equal batches.
struct OffenceLines: MergeableSummary {
  var lines: [String] = []

  mutating func add(_ batch: borrowing OffenceBatch) {
    for row in 0..<batch.rows { lines.append(OffenceLines.line(batch, row)) }
  }

  mutating func merge(_ other: consuming OffenceLines) { lines += other.lines }

  consuming func finish() -> [String] { lines.sorted() }

  private static func line(_ batch: borrowing OffenceBatch, _ row: Int) -> String {
    var parts: [String] = []
    func add(_ column: OffenceColumn, _ value: @autoclosure () -> String) {
      if batch.columns.contains(column) { parts.append("\(column.name)=\(value())") }
    }
    let batch = copy batch
    func key(_ column: KeyColumn) -> String { String(decoding: column.bytes(row), as: UTF8.self) }
    func day(_ days: [Int32]) -> String {
      days[row] == .min ? "" : "\(CalendarDate(days: days[row]))"
    }
    add(.person, key(batch.person))
    add(.event, key(batch.event))
    add(.victim, key(batch.victim))
    add(.role, batch.role.text(row))
    add(.date, "\(day(batch.date)) \(batch.minute[row])")
    add(.end, day(batch.end))
    add(.reported, day(batch.reported))
    add(.birthDate, day(batch.birthDate))
    add(.age, "\(batch.age[row])")
    add(.code, batch.code.text(row))
    add(.offenceClass, batch.offenceClass.text(row))
    add(.title, batch.title.text(row))
    add(.group, batch.group.text(row))
    add(.subgroup, batch.subgroup.text(row))
    add(.area, batch.area.text(row))
    add(.status, batch.status.text(row))
    add(.placeType, batch.placeType.text(row))
    add(.easting, "\(batch.easting[row])")
    add(.northing, "\(batch.northing[row])")
    add(.longitude, "\(batch.longitude[row])")
    add(.latitude, "\(batch.latitude[row])")
    add(.gravity, "\(batch.gravity[row])")
    if !batch.flags.isEmpty { parts.append("flags=\(batch.flags[row].rawValue)") }
    return parts.joined(separator: "|")
  }
}

extension OffenceReader {
  /// Every row of one file, with whatever is wrong allowed.
  static func lines(
    _ path: String, columns: OffenceColumns = .all, required: [OffenceColumn] = [],
    _ adjust: (inout ReaderOptions) -> Void = { _ in }
  ) throws -> (lines: [String], report: IntakeReport) {
    var options = ReaderOptions()
    options.maxRejects = .share(1)
    options.threads = 2
    options.keepsAllRejects = true
    adjust(&options)
    let reader = try OffenceReader([path], options: options)
    let (lines, report) = try reader.summarise(
      OffenceLines(), columns: columns, required: required)
    return (lines, report)
  }
}

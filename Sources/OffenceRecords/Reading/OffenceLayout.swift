public import DelimitedText

/// Which column of a file means what.
public struct OffenceLayout: Hashable, Sendable {
  /// A layout that is recognised from its header.
  public enum Name: String, Hashable, Sendable {
    /// The twelve columns of a data.police.uk street file.
    case policeUK = "police-uk"
    /// Any other file, read by the names of its columns.
    case generic
  }

  /// The layout's name.
  public var name: Name
  /// The place of each column that the file has, counted from 0.
  public var places: [OffenceColumn: Int]
  /// The headers as written.
  public var headers: [String]

  private static let policeUKHeader = [
    "crimeid", "month", "reportedby", "fallswithin", "longitude", "latitude", "location",
    "lsoacode", "lsoaname", "crimetype", "lastoutcomecategory", "context",
  ]

  private static let policeUKPlaces: [OffenceColumn: Int] = [
    .event: 0, .date: 1, .longitude: 4, .latitude: 5, .area: 7, .group: 9,
  ]

  /// Recognises a header, with the columns that the user named itself.
  ///
  /// Case, spaces and punctuation are ignored. A column the user names must be in the header.
  public init(
    headers: [String], overrides: [OffenceColumn: String] = [:], file: String
  ) throws(HotspotError) {
    self.headers = headers
    let folded = headers.map(\.foldedLetters)
    if folded == OffenceLayout.policeUKHeader {
      name = .policeUK
      places = OffenceLayout.policeUKPlaces
    } else {
      name = .generic
      places = [:]
      for column in OffenceColumn.allCases {
        for alias in column.aliases {
          guard let place = folded.firstIndex(of: alias) else { continue }
          places[column] = place
          break
        }
      }
    }
    for (column, wanted) in overrides.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard
        let place = headers.firstIndex(of: wanted)
          ?? folded.firstIndex(of: wanted.foldedLetters)
      else {
        throw OffenceLayout.missing("the header \(wanted)", near: [wanted], headers, file)
      }
      places[column] = place
    }
  }

  /// The columns in the order of the file; two that one place serves, by name.
  var ordered: [(OffenceColumn, Int)] {
    places.sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
      .map { ($0.key, $0.value) }
  }

  /// A name for each column of the file: its header, with a number where it is blank or repeated.
  var labels: [String] {
    var seen: [String: Int] = [:]
    return headers.enumerated().map { place, header in
      if header.isEmpty { return "(column \(place + 1))" }
      seen[header, default: 0] += 1
      let times = seen[header] ?? 1
      return times == 1 ? header : "\(header) (\(times))"
    }
  }

  /// Checks that the columns an analysis cannot do without are there.
  public func require(_ columns: [OffenceColumn], file: String) throws(HotspotError) {
    for column in columns where places[column] == nil {
      throw OffenceLayout.missing(
        "a column for \(column.name)", near: column.aliases, headers, file,
        hint: " Name it: \(Setting.column) \(column.name)=HEADER.")
    }
  }

  private static func missing(
    _ what: String, near wanted: [String], _ headers: [String], _ file: String, hint: String = ""
  ) -> HotspotError {
    // A hostile header may have thousands of names, each as long as a book.
    let names = headers.filter { !$0.isEmpty }.prefix(1000).map { String($0.prefix(60)) }
    let shown = names.prefix(30).joined(separator: ", ")
    var text = "\(what) is needed and the header has none."
    text += " It has: \(shown)\(names.count > 30 ? ", …" : "")."
    let targets = wanted.map(\.foldedLetters)
    let distances = names.map { name in
      targets.map { Spelling.distance(name.foldedLetters, $0) }.min() ?? .max
    }
    if let nearest = names.indices.min(by: { distances[$0] < distances[$1] }) {
      text += " The nearest is \(names[nearest])."
    }
    return HotspotError(.header, file: file, line: 1, text + hint)
  }
}

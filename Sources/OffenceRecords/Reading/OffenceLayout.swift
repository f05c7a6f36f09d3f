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
  ) throws(InputError) {
    self.headers = headers
    let folded = headers.map(OffenceLayout.folded)
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
    for (column, wanted) in overrides {
      guard
        let place = headers.firstIndex(of: wanted)
          ?? folded.firstIndex(of: OffenceLayout.folded(wanted))
      else {
        throw OffenceLayout.missing("the header \(wanted)", near: wanted, headers, file)
      }
      places[column] = place
    }
  }

  /// The columns in the order of the file.
  var ordered: [(OffenceColumn, Int)] {
    places.sorted { $0.value < $1.value }.map { ($0.key, $0.value) }
  }

  /// Checks that the columns an analysis cannot do without are there.
  public func require(_ columns: [OffenceColumn], file: String) throws(InputError) {
    for column in columns where places[column] == nil {
      throw OffenceLayout.missing(
        "a \(column.name) column", near: column.aliases.first ?? column.name, headers, file,
        hint: " Name it: --column \(column.name)=HEADER.")
    }
  }

  private static func missing(
    _ what: String, near wanted: String, _ headers: [String], _ file: String, hint: String = ""
  ) -> InputError {
    var text = "\(what) is needed and the header has none."
    if !hint.isEmpty || !headers.isEmpty {
      let shown = headers.prefix(30).joined(separator: ", ")
      text += " It has: \(shown)\(headers.count > 30 ? ", …" : "")."
    }
    let target = folded(wanted)
    let nearest = headers.min {
      EditDistance.between(folded($0), target) < EditDistance.between(folded($1), target)
    }
    if let nearest { text += " The nearest is \(nearest)." }
    return InputError(.header, file: file, line: 1, text + hint)
  }

  /// Lower case letters and digits only.
  static func folded(_ text: String) -> String {
    String(
      text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9") ~= $0 })
  }
}

/// The number of single-character edits between two words (Levenshtein 1966).
package enum EditDistance {
  package static func between(_ left: String, _ right: String) -> Int {
    let target = Array(right)
    var row = Array(0...target.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in target.indices {
        let substituted = diagonal + (target[j] == letter ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[target.count]
  }
}

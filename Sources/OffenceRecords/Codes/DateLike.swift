/// Tells dates and rewritten numbers from codes.
enum DateLike {
  /// Whether the text is a date as spreadsheets and databases write them.
  ///
  /// `2020-01-31`, `31/01/2020`, `1.2.20`, `10-Apr`, `Apr-10`, `10 April 2020`, each with or
  /// without a time after it. `8/1` is not: it is how a class is written.
  static func isDate(_ text: String) -> Bool {
    guard (5...40).contains(text.utf8.count) else { return false }
    let day = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    let isTimed = day.count == 2 && day[1].contains(":") && day[1].first?.isNumber == true
    let parts = (isTimed ? day[0] : text[...]).split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "/" || $0 == "." || $0 == " "
    }
    guard (2...3).contains(parts.count) else { return false }
    let numbers = parts.map { part in
      part.utf8.count <= 4 && part.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(part) : nil
    }
    let months = parts.filter { isMonth($0) }.count
    if months == 1 {
      return numbers.filter { $0 != nil }.count == parts.count - 1
    }
    guard parts.count == 3, let first = numbers[0], let middle = numbers[1],
      let last = numbers[2]
    else { return false }
    let isYearFirst = parts[0].utf8.count == 4 && 1...12 ~= middle && 1...31 ~= last
    let isYearLast =
      (parts[2].utf8.count == 4 || parts[2].utf8.count == 2) && 1...31 ~= first
      && 1...31 ~= middle
    return isYearFirst || isYearLast
  }

  /// Whether the text is a number with an exponent.
  static func isScientific(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard parts.count == 2, let first = parts[0].utf8.first, 0x30...0x39 ~= first,
      parts[0].utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") })
    else { return false }
    var exponent = parts[1].utf8[...]
    let isSigned = exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-")
    if isSigned { exponent = exponent.dropFirst() }
    return !exponent.isEmpty && exponent.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func isMonth(_ part: Substring) -> Bool {
    let word = part.lowercased()
    return word.utf8.count >= 3 && (months.contains { $0.hasPrefix(word) } || word == "sept")
  }
}

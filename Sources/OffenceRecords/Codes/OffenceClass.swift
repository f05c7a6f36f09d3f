internal import DelimitedText

/// Home Office class and subclass numbers, `008/01`, and what spreadsheets make of them.
///
/// A class is written `8/1`, `008/01` or `00801`. A spreadsheet reads `8/1` as a day and stores
/// a count of days since 1900, and drops the zeros of `00801`; both damages look like classes.
public enum OffenceClass {
  /// The class as `008/01`, or nil where the text is not one.
  ///
  /// Five digits whose first three are no class number are a spreadsheet's day count: nil. Three
  /// or four digits have lost their zeros: nil, unless `title` agrees with one of the two
  /// readings. A whole class without its subclass is written with subclass `00`.
  public static func normalised(_ text: String, title: String? = nil) -> String? {
    let bytes = Array(text.trimmed.utf8)
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      guard 1...3 ~= slash, 1...2 ~= bytes.count - slash - 1,
        let number = digits(bytes[..<slash]), number > 0,
        let subclass = digits(bytes[(slash + 1)...])
      else { return nil }
      return form(number, subclass)
    }
    guard let value = digits(bytes[...]) else { return nil }
    switch bytes.count {
    case 5: return isClassNumber(value / 100) ? form(value / 100, value % 100) : nil
    case 3, 4: return title.flatMap { restored(value, title: $0) }
    default: return nil
    }
  }

  /// What a spreadsheet did to a class, as a message, or nil where nothing seems wrong.
  ///
  /// A nil answer does not make the text a class; ask `normalised` for that.
  public static func damage(_ text: String, title: String? = nil) -> String? {
    let trimmed = text.trimmed
    let advice = "Format the column as text in the source and export it again."
    if DateLike.isDate(trimmed) {
      return "`\(trimmed.shown)` is a date where an offence class is expected. \(advice)"
    }
    if DateLike.isScientific(trimmed) {
      return "`\(trimmed.shown)` is a number a spreadsheet rewrote. \(advice)"
    }
    let bytes = Array(trimmed.utf8)
    guard let value = digits(bytes[...]) else { return nil }
    switch bytes.count {
    case 5 where !isClassNumber(value / 100):
      return "`\(trimmed)` is no offence class but a spreadsheet's count of days: it read a class"
        + " such as 8/1 as a date. \(advice)"
    case 3, 4:
      guard title.flatMap({ restored(value, title: $0) }) == nil else { return nil }
      return "`\(trimmed)` may be an offence class that lost its zeros (00802 becomes 802), or a"
        + " whole class. \(advice)"
    default:
      return nil
    }
  }

  /// The class number of a normalised class, 8 of `008/01`.
  package static func number(of offenceClass: String) -> Int? {
    let bytes = Array(offenceClass.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: "/") else { return nil }
    return digits(bytes[..<3])
  }

  /// Home Office class numbers run from 1 to 199 and again from 800; a count of days from 1954
  /// to 2119 starts with 200 to 799.
  private static func isClassNumber(_ number: Int) -> Bool {
    1...199 ~= number || 800...999 ~= number
  }

  /// The class that three or four bare digits stood for, where the title says which.
  private static func restored(_ value: Int, title: String) -> String? {
    let book = OffenceCodeBook.builtIn
    if 100...999 ~= value, let entry = book[String(value)], agrees(title, entry.title) {
      return form(value, 0)
    }
    guard isClassNumber(value / 100) else { return nil }
    let siblings = book.entries(ofClass: value / 100)
    return siblings.contains { agrees(title, $0.title) } ? form(value / 100, value % 100) : nil
  }

  private static func agrees(_ title: String, _ published: String) -> Bool {
    let (given, known) = (title.foldedWords, published.foldedWords)
    return given.utf8.count >= 5 && (given == known || given.hasPrefix(known + " "))
  }

  private static func form(_ number: Int, _ subclass: Int) -> String {
    let (left, right) = (String(number), String(subclass))
    return String(repeating: "0", count: 3 - left.utf8.count) + left + "/"
      + String(repeating: "0", count: 2 - right.utf8.count) + right
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard 1...5 ~= bytes.count, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

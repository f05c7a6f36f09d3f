internal import DelimitedText
internal import ResultTables

/// Values of a column as a frame keeps them, so that they are hashed alike wherever they came from.
enum ColumnValues {
  /// Types a column of text: numbers where every cell that is not empty is one and would be written
  /// the same as one, so that `007` stays text.
  ///
  /// - Complexity: O(cells).
  static func typed(_ texts: [String]) -> [CellValue] {
    let filled = texts.filter { !$0.isEmpty }
    if !filled.isEmpty, filled.allSatisfy(isPlainNumber) {
      return texts.map { text in Double(text).map { settled(.number($0)) } ?? .empty }
    }
    return texts.map { $0.isEmpty ? .empty : .text($0) }
  }

  /// A value in its one form: whole numbers as such, dates as text, nothing for what is not finite.
  static func settled(_ value: CellValue) -> CellValue {
    switch value {
    case .empty, .integer: return value
    case .text(let text): return text.isEmpty ? .empty : value
    case .date(let date): return .text(date.description)
    case .decimal(let decimal): return settled(.number(decimal.doubleValue))
    case .number(let number):
      guard number.isFinite else { return .empty }
      guard number == number.rounded(), abs(number) < exactLimit else { return value }
      return .integer(Int(number))
    }
  }

  /// The whole numbers up to which a double tells neighbours apart: 2^53.
  private static let exactLimit = 9_007_199_254_740_992.0

  /// Whether a text is a number without needless zeros in front, signs and words, and with no more
  /// digits than a double holds: a longer row of digits is a code.
  private static func isPlainNumber(_ text: String) -> Bool {
    guard let value = Double(text), value.isFinite else { return false }
    if abs(value) >= exactLimit, Int(text) != nil || !text.contains(where: { "eE".contains($0) }) {
      return false
    }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let first = digits.first, "0"..."9" ~= first else { return false }
    return !(first == "0" && digits.dropFirst().first?.isWholeNumber == true)
      && !digits.contains("x")
  }
}

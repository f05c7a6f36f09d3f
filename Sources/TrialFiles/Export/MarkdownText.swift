internal import TrialDesigns

/// Text that stands in a Markdown table or sentence without being taken for markup.
enum MarkdownText {
  /// A text with what Markdown would read as markup escaped, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*[]<|".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }

  /// A table; the first row is its head.
  static func table(_ rows: [[String]]) -> String {
    guard let head = rows.first else { return "" }
    var lines = [line(head), line(head.map { _ in "---" })]
    lines += rows.dropFirst().map { line($0.map(escaped)) }
    return lines.joined(separator: "\n")
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}

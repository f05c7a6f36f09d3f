extension StringProtocol {
  /// The words in lower case with one space between, and nothing but letters and digits.
  ///
  /// Forces write `Violence Against The Person` and `violence against the person` for one group;
  /// folding makes them equal.
  package var foldedWords: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// The letters in lower case and the digits, and nothing else: `No Crime`, `no-crime` and
  /// `NO_CRIME` are one.
  package var foldedLetters: String {
    String(lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9") ~= $0 })
  }

  /// The text without spaces, tabs and line ends at either end.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

extension String {
  /// The text cut short, and without control characters, to be quoted in a message.
  package var shown: String {
    let clean = String(
      prefix(60).map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? $0 : " " })
    return clean.count < count ? clean + "…" : clean
  }
}

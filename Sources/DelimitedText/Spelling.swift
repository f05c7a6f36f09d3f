/// Suggests the word a writer may have meant.
package enum Spelling {
  /// The candidate fewest single-letter edits away, or nil when none is near.
  ///
  /// Near means at most a third of the word's length, and always at least two edits' leeway.
  /// Words past 64 characters are not compared, so a hostile file costs nothing.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased().utf8)
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    let leeway = max(2, letters.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = edits(letters, Array(candidate.utf8))
      guard distance <= leeway, distance < candidate.utf8.count else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// The number of single-byte edits between two words (Levenshtein 1966).
  package static func distance(_ left: String, _ right: String) -> Int {
    edits(Array(left.utf8), Array(right.utf8))
  }

  /// Levenshtein's distance; time and space are the product and the second of the lengths.
  private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let substituted = diagonal + (byte == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}

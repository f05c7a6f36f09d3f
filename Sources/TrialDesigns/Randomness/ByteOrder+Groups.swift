extension ByteOrder {
  /// The distinct texts in order, each with the positions where it stands, ascending.
  ///
  /// Texts are told apart by their bytes, so that two ways of writing `é` are two texts here as in
  /// every other language.
  package static func groups(of texts: [String]) -> [(text: String, positions: [Int])] {
    let order = texts.indices.sorted { left, right in
      if precedes(texts[left], texts[right]) { return true }
      return left < right && !precedes(texts[right], texts[left])
    }
    var groups: [(text: String, positions: [Int])] = []
    for position in order {
      if let last = groups.last, last.text.utf8.elementsEqual(texts[position].utf8) {
        groups[groups.count - 1].positions.append(position)
      } else {
        groups.append((texts[position], [position]))
      }
    }
    return groups
  }
}

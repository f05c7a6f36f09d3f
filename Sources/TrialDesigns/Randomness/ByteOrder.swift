/// The order of the bytes of UTF-8, which every language can follow: ids and strata go by it.
package enum ByteOrder {
  /// Whether a text comes before another.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The texts in order.
  package static func sorted(_ texts: some Sequence<String>) -> [String] {
    texts.sorted(by: precedes)
  }
}

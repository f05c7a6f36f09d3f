/// A SHA-256 (FIPS 180-4) of bytes that come bit by bit.
///
/// It is a value: a copy goes on from where it was made, apart from the original.
///
/// ```swift
/// var digest = SHA256Digest()
/// digest.update("abc".utf8.span)
/// let start = digest.finish()
/// digest.update("def".utf8.span)
/// let whole = digest.finish()
/// ```
package struct SHA256Digest: Sendable {
  private var state = DigestContext()
  /// Where digests are finished, so that the state can go on; kept for the next one.
  private var scratch: DigestContext?

  /// The digest of no bytes yet.
  package init() {}

  /// Takes in more bytes.
  ///
  /// - Complexity: O(*n*); the first call after a copy allocates a state of its own.
  package mutating func update(_ bytes: Span<UInt8>) {
    if !isKnownUniquelyReferenced(&state) { state = DigestContext(copying: state) }
    state.update(bytes)
  }

  /// The digest of all bytes so far; more may follow.
  ///
  /// - Complexity: O(1).
  package mutating func finish() -> InlineArray<32, UInt8> {
    if isKnownUniquelyReferenced(&scratch), let scratch {
      scratch.become(state)
      return scratch.finish()
    }
    let fresh = DigestContext(copying: state)
    scratch = fresh
    return fresh.finish()
  }

  /// The digest of bytes that are there at once.
  package static func of(_ bytes: Span<UInt8>) -> InlineArray<32, UInt8> {
    let context = DigestContext()
    context.update(bytes)
    return context.finish()
  }
}

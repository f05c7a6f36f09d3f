// Unsafe: drives OpenSSL's digests. What makes it safe: the context belongs to the object and is
// freed once, bytes are read within the bounds of the span that lends them, and 32 bytes, which is
// the size of a SHA-256, is the room that the digest is written to.

internal import CCrypto

/// A SHA-256 under way, in OpenSSL.
///
/// It may be handed to another thread, and read (copied from) by several at once; whoever changes
/// it must be the only one to hold it, as `SHA256Digest` sees to.
@safe
final class DigestContext: @unchecked Sendable {
  /// Looked up once: finding an algorithm takes OpenSSL a hundred times as long as hashing an id.
  nonisolated(unsafe) private static let algorithm: OpaquePointer = {
    // A process that is told to stop exits while its other threads may still be hashing: OpenSSL
    // must not take itself down under them. The system takes its memory back as well.
    _ = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
    guard let found = unsafe EVP_MD_fetch(nil, "SHA256", nil) else {
      preconditionFailure("OpenSSL 3 offers no SHA-256: its configuration must leave it on.")
    }
    return unsafe found
  }()

  private let handle: OpaquePointer

  private init(_ handle: OpaquePointer?) {
    guard let handle = unsafe handle else {
      preconditionFailure("OpenSSL could not allocate the state of a digest.")
    }
    unsafe self.handle = handle
  }

  /// The state before the first byte.
  convenience init() {
    unsafe self.init(EVP_MD_CTX_new())
    unsafe DigestContext.check(EVP_DigestInit_ex2(handle, DigestContext.algorithm, nil))
  }

  /// The state of another, to go on from.
  convenience init(copying other: DigestContext) {
    unsafe self.init(EVP_MD_CTX_new())
    become(other)
  }

  deinit {
    unsafe EVP_MD_CTX_free(handle)
  }

  /// Takes on the state of another.
  func become(_ other: DigestContext) {
    unsafe DigestContext.check(EVP_MD_CTX_copy_ex(handle, other.handle))
  }

  /// Takes in bytes.
  func update(_ bytes: Span<UInt8>) {
    let status = unsafe bytes.withUnsafeBufferPointer {
      unsafe EVP_DigestUpdate(handle, $0.baseAddress, $0.count)
    }
    DigestContext.check(status)
  }

  /// The digest; only `become` makes the context of use again.
  func finish() -> InlineArray<32, UInt8> {
    var digest = InlineArray<32, UInt8>(repeating: 0)
    var bytes = digest.mutableSpan
    let status = unsafe bytes.withUnsafeMutableBufferPointer {
      unsafe EVP_DigestFinal_ex(handle, $0.baseAddress, nil)
    }
    DigestContext.check(status)
    return digest
  }

  private static func check(_ status: Int32) {
    precondition(status == 1, "OpenSSL refused a step of a SHA-256 whose arguments are valid.")
  }
}

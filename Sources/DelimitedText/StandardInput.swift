// Unsafe: reads descriptor 0. What makes it safe: every read is told how much room the caller's
// buffer has, and the bytes kept for reading again are an array.

import Foundation

/// Standard input, whose first bytes can be read again while a file plan is made.
final class StandardInput: ByteStream, Sendable {
  private struct State {
    var kept: [UInt8] = []
    var position = 0
    var isKeeping = true
    var count = 0
    var digest = SHA256Digest()
  }
  private let state = Mutex(State())

  /// The one there is in a process.
  static let shared = StandardInput()

  /// Bytes and content hash of all that was read.
  var summary: (bytes: Int, sha256: String) {
    state.withLock { ($0.count, ContentHash.hex($0.digest.finish())) }
  }

  /// Goes back to the first byte; allowed until `stopKeeping`.
  func rewind() { state.withLock { $0.position = 0 } }

  /// From here on what is read is gone.
  func stopKeeping() { state.withLock { $0.isKeeping = false } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(HotspotError) -> Int {
    let result: Result<Int, HotspotError> = state.withLock { state in
      if state.position < state.kept.count {
        let count = min(buffer.count, state.kept.count - state.position)
        unsafe buffer.copyBytes(from: state.kept[state.position..<state.position + count])
        state.position += count
        if state.position == state.kept.count, !state.isKeeping {
          state.kept = []
          state.position = 0
        }
        return .success(count)
      }
      while true {
        let count = unsafe Foundation.read(0, buffer.baseAddress, buffer.count)
        if count < 0 {
          if errno == EINTR { continue }
          return .failure(PlainFile.failure("-", errno))
        }
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[0..<count])
        state.count += count
        unsafe state.digest.update(bytes.bindMemory(to: UInt8.self).span)
        if state.isKeeping {
          unsafe state.kept.append(contentsOf: bytes)
          state.position += count
        }
        return .success(count)
      }
    }
    return try result.get()
  }
}

import Synchronization

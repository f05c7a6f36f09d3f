extension SeededNumbers {
  /// The bytes of a definition with a few replaced, removed, repeated or inserted, among them those
  /// that mean something in YAML.
  public mutating func mutatedDefinition(_ original: [UInt8]) -> [UInt8] {
    let structural = Array("[]{}:,-#&*!|>'\"%@`?\n \t0".utf8) + [0, 0x80, 0xC3, 0xFF, 0xEF]
    var bytes = original
    for _ in 0...below(6) {
      let position = below(bytes.count)
      switch below(5) {
      case 0 where !bytes.isEmpty: bytes[position] = UInt8(truncatingIfNeeded: next())
      case 1 where !bytes.isEmpty: bytes[position] = structural[below(structural.count)]
      case 2 where !bytes.isEmpty: bytes.remove(at: position)
      case 3:
        let end = min(bytes.count, position + below(40))
        bytes.insert(contentsOf: bytes[min(position, end)..<end], at: position)
      default: bytes.insert(structural[below(structural.count)], at: min(position, bytes.count))
      }
    }
    return bytes
  }
}

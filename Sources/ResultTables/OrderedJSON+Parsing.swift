internal import DelimitedText
private import Foundation

extension OrderedJSON {
  /// Reads JSON text; nil where it is none.
  ///
  /// Keys of objects come in the order of their UTF-16 code units, as in the canonical form.
  /// Numbers without a fraction that a 64-bit integer holds are integers.
  public init?(parsing bytes: [UInt8]) {
    guard let node = try? JSONDecoder().decode(Node.self, from: Data(bytes)) else { return nil }
    self = node.value
  }

  /// The value of a key, where this is an object that has it.
  public subscript(key: String) -> OrderedJSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The text, where this is text.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number, where this is one.
  public var whole: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The number, where this is one.
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number.doubleValue
    case .number(let number): number
    default: nil
    }
  }

  /// The elements, where this is an array.
  public var elements: [OrderedJSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, where this is an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// Any JSON value, tried in the order of how often each kind stands in our files.
  private struct Node: Decodable {
    let value: OrderedJSON

    init(from decoder: any Decoder) throws {
      if let keyed = try? decoder.container(keyedBy: Key.self) {
        value = .object(
          try keyed.allKeys
            .sorted { $0.stringValue.utf16.lexicographicallyPrecedes($1.stringValue.utf16) }
            .map { Member($0.stringValue, try keyed.decode(Node.self, forKey: $0).value) })
        return
      }
      if var list = try? decoder.unkeyedContainer() {
        var elements: [OrderedJSON] = []
        while !list.isAtEnd { elements.append(try list.decode(Node.self).value) }
        value = .array(elements)
        return
      }
      let single = try decoder.singleValueContainer()
      if let text = try? single.decode(String.self) {
        value = .string(text)
      } else if single.decodeNil() {
        value = .null
      } else if let flag = try? single.decode(Bool.self) {
        value = .bool(flag)
      } else if let whole = try? single.decode(Int.self) {
        value = .integer(whole)
      } else {
        value = .number(try single.decode(Double.self))
      }
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

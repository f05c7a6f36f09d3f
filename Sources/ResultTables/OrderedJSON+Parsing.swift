internal import DelimitedText

extension OrderedJSON {
  /// Reads JSON text (RFC 8259) in UTF-8; nil where it is none.
  ///
  /// Keys of objects come in the order of their UTF-16 code units, as in the canonical form.
  /// Numbers without a fraction or exponent that a 64-bit integer holds are integers. A key that
  /// stands twice in an object, half a surrogate pair, a number too great for a double and more
  /// than 512 levels are refused.
  ///
  /// - Complexity: O(bytes), and O(k log k) for an object of k keys that are out of order.
  public init?(parsing bytes: [UInt8]) {
    var reader = JSONReader(bytes: bytes)
    guard let value = reader.document() else { return nil }
    self = value
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
}

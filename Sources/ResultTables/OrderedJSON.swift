public import DelimitedText

/// A JSON value whose objects keep the order of their keys.
public enum OrderedJSON: Hashable, Sendable {
  /// One key of an object and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: OrderedJSON

    /// Makes a member.
    public init(_ key: String, _ value: OrderedJSON) {
      self.key = key
      self.value = value
    }
  }

  /// Text.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// An exact decimal.
  case decimal(FixedDecimal)
  /// A double; `null` where it is not finite.
  case number(Double)
  /// Yes or no.
  case bool(Bool)
  /// No value.
  case null
  /// Values in order.
  case array([OrderedJSON])
  /// Keys and values in order.
  case object([Member])

  /// The value as text: two spaces a level, one key or value a line, short of a final line end.
  ///
  /// The same value gives the same bytes everywhere.
  public var prettyPrinted: String {
    var buffer = ByteBuffer()
    buffer.append(self, indent: 0)
    return String(decoding: buffer.finish(), as: UTF8.self)
  }
}

extension OrderedJSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A double.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// No value.
  public init(nilLiteral: ()) { self = .null }
  /// Values in order.
  public init(arrayLiteral elements: OrderedJSON...) { self = .array(elements) }
  /// Keys and values in the order they are written.
  public init(dictionaryLiteral elements: (String, OrderedJSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ value: OrderedJSON, indent: Int) {
    switch value {
    case .string(let text): append(json: text)
    case .integer(let number): append(integer: Int64(number))
    case .decimal(let number): append(shortest: number.tenThousandths)
    case .number(let number):
      if number.isFinite { append(number: number) } else { append("null") }
    case .bool(let flag): append(flag ? "true" : "false")
    case .null: append("null")
    case .array(let values):
      append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        appendLine(after: index > 0, indent: indent + 1)
        append(value, indent: indent + 1)
      }
      if !values.isEmpty { appendLine(after: false, indent: indent) }
      append(UInt8(ascii: "]"))
    case .object(let members):
      append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        appendLine(after: index > 0, indent: indent + 1)
        append(json: member.key)
        append(": ")
        append(member.value, indent: indent + 1)
      }
      if !members.isEmpty { appendLine(after: false, indent: indent) }
      append(UInt8(ascii: "}"))
    }
  }

  private mutating func appendLine(after comma: Bool, indent: Int) {
    if comma { append(UInt8(ascii: ",")) }
    append(UInt8(ascii: "\n"))
    append(UInt8(ascii: " "), count: 2 * indent)
  }
}

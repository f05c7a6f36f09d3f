public import DelimitedText

/// What one cell of a table holds, before it is put in any form.
public enum CellValue: Hashable, Sendable {
  /// No value.
  case empty
  /// Words, or an identifier, pseudonymised where the run asks for it; never without characters.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// An exact decimal.
  case decimal(FixedDecimal)
  /// A finite double.
  case number(Double)
  /// A calendar day.
  case date(CalendarDate)

  /// The value as a double, where it is a number of any kind.
  public var doubleValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): value.doubleValue
    case .number(let value): value
    case .empty, .text, .date: nil
    }
  }
}

extension CellValue: CustomStringConvertible {
  /// The value as CSV has it, unquoted; nothing for a cell without one.
  public var description: String {
    var buffer = ByteBuffer()
    switch self {
    case .empty: break
    case .text(let text): return text
    case .integer(let value): buffer.append(integer: Int64(value))
    case .decimal(let value): buffer.append(shortest: value.tenThousandths)
    case .number(let value): if value.isFinite { buffer.append(number: value) }
    case .date(let date): buffer.append(date: date)
    }
    return String(decoding: buffer.finish(), as: UTF8.self)
  }
}

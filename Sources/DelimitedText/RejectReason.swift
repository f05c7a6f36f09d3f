/// Why one row was left out.
public enum RejectReason: Int, CaseIterable, Hashable, Sendable, Comparable {
  case columnCount, textAfterQuote, unclosedQuote, tooLong, zeroByte, notUTF8
  case noDate, unreadableDate, impossibleDate, contradictoryDate, dateNotISO
  case unreadableNumber, outOfRange, unreadableFlag, damagedCode

  /// The name used in counts and run records.
  public var name: String {
    switch self {
    case .columnCount: "wrong number of columns"
    case .textAfterQuote: "text after a closing quote"
    case .unclosedQuote: "quote never closed"
    case .tooLong: "row longer than 8 MiB"
    case .zeroByte: "zero byte"
    case .notUTF8: "not UTF-8 (Windows-1252?)"
    case .noDate: "no date"
    case .unreadableDate: "unreadable date"
    case .impossibleDate: "date not in the calendar"
    case .contradictoryDate: "date contradicts the file's day and month order"
    case .dateNotISO: "date not in ISO form"
    case .unreadableNumber: "unreadable number"
    case .outOfRange: "number out of range"
    case .unreadableFlag: "unreadable yes or no"
    case .damagedCode: "offence code damaged by a spreadsheet"
    }
  }

  /// Whether a reason is checked before another.
  public static func < (left: RejectReason, right: RejectReason) -> Bool {
    left.rawValue < right.rawValue
  }
}

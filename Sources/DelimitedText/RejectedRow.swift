/// A row that was left out, and where it stands.
public struct RejectedRow: Hashable, Sendable {
  /// The file, as the user named it.
  public var file: String
  /// The line the row starts on, counted from 1.
  public var line: Int
  /// The header of the column at fault; empty where the whole row is.
  public var column: String
  /// Why it was left out.
  public var reason: RejectReason
  /// More about this row's case; often empty.
  public var detail: String
  /// The row's bytes without the line end, at most 64 KiB of them.
  public var raw: [UInt8]

  /// One line an analyst can act on.
  public var description: String {
    var text = "\(file):\(line): \(reason.name)"
    if !column.isEmpty { text += " in column \(column)" }
    if !detail.isEmpty { text += ": \(detail)" }
    return text
  }
}

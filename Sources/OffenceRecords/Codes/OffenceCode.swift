internal import DelimitedText

/// Checks an offence code for what spreadsheets do to codes.
///
/// Codes are text. `10A` survives a spreadsheet; `4.10` becomes `4.1`, `10/4` a date and `5E10`
/// a number.
public enum OffenceCode {
  /// Why a code cannot be taken as written, as a message, or nil where it can.
  ///
  /// `5E` is a code of its own and passes; `5E10`, `5E+00` and every form of date do not.
  public static func damage(_ code: String) -> String? {
    let trimmed = code.trimmed
    let advice = "Format the column as text in the source and export it again."
    if DateLike.isDate(trimmed) {
      return "`\(trimmed.shown)` is a date where an offence code is expected. \(advice)"
    }
    if DateLike.isScientific(trimmed) {
      return "`\(trimmed.shown)` is a number a spreadsheet rewrote. \(advice)"
    }
    return nil
  }

  /// A doubt worth telling about a code that is taken as written, or nil.
  public static func warning(_ code: String, title: String) -> String? {
    guard code.trimmed == "4.1", title.foldedWords.contains("corporate") else { return nil }
    return "`4.1` is manslaughter, but the title says corporate: `4.10` lost its last zero in a"
      + " spreadsheet. It is taken as 4.1."
  }
}

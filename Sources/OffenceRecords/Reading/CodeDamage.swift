/// What spreadsheets do to offence codes, found once for each distinct value.
struct CodeDamage: Sendable {
  private enum Verdict {
    case sound
    case damaged(String)
    /// Sound or damaged according to the row's title.
    case askTitle
  }

  private var codes: [Verdict] = []
  private var classes: [Verdict] = []
  private var codesToAsk = false
  private var classesToAsk = false
  private var hasDamage = false

  mutating func learnCodes(_ values: [[UInt8]]) {
    for value in values[codes.count...] {
      let text = String(decoding: value, as: UTF8.self)
      if text == "4.1" {
        codes.append(.askTitle)
        codesToAsk = true
      } else if let damage = OffenceCode.damage(text) {
        codes.append(.damaged(damage))
        hasDamage = true
      } else {
        codes.append(.sound)
      }
    }
  }

  mutating func learnClasses(_ values: [[UInt8]]) {
    for value in values[classes.count...] {
      let text = String(decoding: value, as: UTF8.self)
      if text.isEmpty || OffenceClass.damage(text, title: nil) == nil {
        classes.append(.sound)
      } else {
        classes.append(.askTitle)
        classesToAsk = true
      }
    }
  }

  /// Whether some value seen so far needs a look at its rows.
  var needsRows: Bool { hasDamage || codesToAsk || classesToAsk }

  func damage(code: UInt32, value: [UInt8]) -> String? {
    if case .damaged(let text) = codes[Int(code)] { return text }
    return nil
  }

  func warning(code: UInt32, value: [UInt8], title: String) -> String? {
    guard case .askTitle = codes[Int(code)] else { return nil }
    return OffenceCode.warning(String(decoding: value, as: UTF8.self), title: title)
  }

  func damage(offenceClass: UInt32, value: [UInt8], title: String?) -> String? {
    guard case .askTitle = classes[Int(offenceClass)] else { return nil }
    return OffenceClass.damage(String(decoding: value, as: UTF8.self), title: title)
  }
}

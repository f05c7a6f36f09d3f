/// A setting, or a step of the work, that a sentence names by its meaning; whoever shows the
/// sentence spells it as its users write it.
///
/// The libraries know no option. Their sentences say `State it with ‹coordinate system›.`, and a
/// command spells that `--crs`, a form by the label of a field; unspelled it reads well too.
///
/// ```swift
/// let sentence = "Choose another with \(Setting("working system"))."
/// let spelled = Setting.spelled(sentence) { $0.meaning == "working system" ? "--grid-crs" : nil }
/// print(spelled)  // Choose another with --grid-crs.
/// ```
public struct Setting: Hashable, Sendable {
  /// What is set, in words.
  public let meaning: String

  /// A setting by its meaning.
  public init(_ meaning: String) { self.meaning = meaning }
}

extension Setting: CustomStringConvertible {
  /// How the setting stands in a sentence: its meaning between single angle quotation marks.
  public var description: String { "‹\(meaning)›" }
}

extension Setting {
  /// Where rows go that cannot be read.
  public static let rejectedRows = Setting("rejected rows")
}

extension Setting {
  /// A text whose settings are spelled.
  ///
  /// - Parameter spelling: how users write a setting; nil for one that is not known, which stays as
  ///   it stands. So does what users themselves wrote between such marks.
  /// - Complexity: O(n) in the length of the text.
  public static func spelled(_ text: String, by spelling: (Setting) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let opening = rest.firstIndex(of: "‹") {
      let inside = rest[rest.index(after: opening)...]
      guard let end = inside.firstIndex(where: { $0 == "›" || $0 == "‹" }) else { break }
      if inside[end] == "›", let word = spelling(Setting(String(inside[..<end]))) {
        result += rest[..<opening] + word
        rest = inside[inside.index(after: end)...]
      } else {
        result += rest[..<end]
        rest = inside[end...]
      }
    }
    return result + rest
  }
}

extension HotspotError {
  /// The settings that the message names, in its order; what users wrote between the same marks
  /// counts among them.
  public var settings: [Setting] {
    var settings: [Setting] = []
    _ = Setting.spelled(message) { setting in
      if !settings.contains(setting) { settings.append(setting) }
      return nil
    }
    return settings
  }
}

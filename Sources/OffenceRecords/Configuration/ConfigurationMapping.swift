package import DelimitedText

/// A YAML mapping read strictly: every key known, every value of the type asked for.
///
/// A wrong value is added to `problems` and read as nil, so that one pass finds every fault.
package struct ConfigurationMapping: Sendable {
  package let entries: [YAMLValue.Entry]
  package let place: YAMLValue.Place
  /// Known keys that a misspelt one was taken for; they are not reported missing as well.
  private let suggested: Set<String>

  /// Takes a value as a mapping whose keys are all among `keys`.
  package init?(
    _ value: YAMLValue, of what: String, keys: [String], problems: inout ConfigurationProblems
  ) {
    guard case .mapping(let entries) = value.content else {
      problems.add("\(what) must be a mapping, not \(value.kindName).", at: value.place)
      return nil
    }
    var suggested: Set<String> = []
    for entry in entries where !keys.contains(entry.key) {
      let near = Spelling.nearest(to: entry.key, among: keys)
      if let near { suggested.insert(near) }
      let hint =
        near.map { "Did you mean `\($0)`?" }
        ?? "The keys are \(keys.map { "`\($0)`" }.joined(separator: ", "))."
      problems.add("\(what) has no key `\(entry.key.shown)`. \(hint)", at: entry.place)
    }
    self.entries = entries
    self.place = value.place
    self.suggested = suggested
  }

  /// The entry of a key, whatever its value.
  package func entry(_ key: String) -> YAMLValue.Entry? {
    entries.first { $0.key == key }
  }

  /// The place of a key's value, or of the mapping where the key is not given.
  package func place(of key: String) -> YAMLValue.Place {
    entry(key)?.value.place ?? place
  }

  /// The value of a key, reporting one that is written without a value.
  package func value(
    _ key: String, required: Bool = false, _ problems: inout ConfigurationProblems
  ) -> YAMLValue? {
    guard let entry = entry(key) else {
      if required, !suggested.contains(key) {
        problems.add("The key `\(key)` is missing. Add it.", at: place)
      }
      return nil
    }
    guard !entry.value.isNull else {
      problems.add("`\(key)` has no value. Give one, or remove the key.", at: entry.place)
      return nil
    }
    return entry.value
  }

  /// A text value that is not empty.
  package func text(
    _ key: String, required: Bool = false, _ problems: inout ConfigurationProblems
  ) -> String? {
    guard let value = value(key, required: required, &problems) else { return nil }
    return value.text(named: key, &problems)
  }

  /// A whole number within a range.
  package func whole(
    _ key: String, in range: ClosedRange<Int>, required: Bool = false,
    _ problems: inout ConfigurationProblems
  ) -> Int? {
    guard let value = value(key, required: required, &problems),
      let text = value.text(named: key, &problems)
    else { return nil }
    guard let number = Int(text) else {
      problems.add("`\(key)` must be a whole number, not `\(text.shown)`.", at: value.place)
      return nil
    }
    guard range.contains(number) else {
      problems.add(
        "`\(key)` must be from \(range.lowerBound) to \(range.upperBound), not \(number).",
        at: value.place)
      return nil
    }
    return number
  }

  /// A plain decimal.
  package func decimal(
    _ key: String, required: Bool = false, _ problems: inout ConfigurationProblems
  ) -> FixedDecimal? {
    value(key, required: required, &problems)?.decimal(named: key, &problems)
  }

  /// One of a few words.
  package func choice(
    _ key: String, of words: [String], required: Bool = false,
    _ problems: inout ConfigurationProblems
  ) -> String? {
    guard let value = value(key, required: required, &problems),
      let text = value.text(named: key, &problems)
    else { return nil }
    guard words.contains(text) else {
      let near = Spelling.nearest(to: text, among: words).map { " Did you mean `\($0)`?" } ?? ""
      problems.add(
        "`\(key)` cannot be `\(text.shown)`.\(near) It is one of"
          + " \(words.map { "`\($0)`" }.joined(separator: ", ")).", at: value.place)
      return nil
    }
    return text
  }

  /// `yes` or `no`.
  package func flag(_ key: String, _ problems: inout ConfigurationProblems) -> Bool? {
    guard let value = value(key, &problems), let text = value.text(named: key, &problems)
    else { return nil }
    switch text.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      problems.add("`\(key)` must be yes or no, not `\(text.shown)`.", at: value.place)
      return nil
    }
  }

  /// The items of a list.
  package func list(
    _ key: String, required: Bool = false, _ problems: inout ConfigurationProblems
  ) -> [YAMLValue]? {
    guard let value = value(key, required: required, &problems) else { return nil }
    guard case .sequence(let items) = value.content else {
      problems.add(
        "`\(key)` must be a list, such as [a, b], not \(value.kindName).", at: value.place)
      return nil
    }
    return items
  }

  /// A list of texts, none empty.
  package func texts(
    _ key: String, required: Bool = false, _ problems: inout ConfigurationProblems
  ) -> [String]? {
    list(key, required: required, &problems)?.compactMap { $0.text(named: key, &problems) }
  }
}

extension YAMLValue {
  /// The value as one text that is not empty.
  package func text(named key: String, _ problems: inout ConfigurationProblems) -> String? {
    guard case .scalar(let text, _) = content, !isNull else {
      problems.add("`\(key)` must be a single value, not \(kindName).", at: place)
      return nil
    }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else {
      problems.add("`\(key)` must not be empty.", at: place)
      return nil
    }
    return trimmed
  }

  /// The value as a plain decimal.
  package func decimal(
    named key: String, _ problems: inout ConfigurationProblems
  ) -> FixedDecimal? {
    guard let text = text(named: key, &problems) else { return nil }
    guard let number = FixedDecimal(text) else {
      problems.add("`\(key)` must be a number, not `\(text.shown)`.", at: place)
      return nil
    }
    return number
  }
}

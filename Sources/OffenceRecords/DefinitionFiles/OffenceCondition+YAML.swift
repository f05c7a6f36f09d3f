internal import DelimitedText

extension OffenceCondition {
  static let keys = [
    "codes", "code_prefixes", "classes", "within", "groups", "subgroups", "flag", "place_types",
    "any", "all", "not",
  ]

  /// Reads a mapping of conditions, all of which must hold.
  static func read(
    _ value: YAMLValue, _ problems: inout ConfigurationProblems
  ) -> OffenceCondition? {
    guard
      let mapping = ConfigurationMapping(
        value, of: "A condition", keys: keys, problems: &problems)
    else { return nil }
    return read(mapping, &problems)
  }

  /// Reads the conditions among a mapping's keys; nil where there is none or one is wrong.
  static func read(
    _ mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> OffenceCondition? {
    var conditions: [OffenceCondition] = []
    var isWhole = true
    for entry in mapping.entries where keys.contains(entry.key) && entry.key != "within" {
      if let condition = read(entry.key, in: mapping, &problems) {
        conditions.append(condition)
      } else {
        isWhole = false
      }
    }
    if mapping.entry("within") != nil, mapping.entry("classes") == nil {
      problems.add(
        "`within` says which codes are too coarse for `classes`. Give `classes` beside it.",
        at: mapping.place(of: "within"))
      return nil
    }
    guard isWhole else { return nil }
    guard let first = conditions.first else {
      // A misspelt condition has been reported already.
      guard mapping.entries.allSatisfy({ keys.contains($0.key) || $0.key == "label" })
      else { return nil }
      problems.add("There is no condition here. Give `codes`, `flag`, `any`….", at: mapping.place)
      return nil
    }
    return conditions.count == 1 ? first : .all(conditions)
  }

  private static func read(
    _ key: String, in mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> OffenceCondition? {
    switch key {
    case "codes":
      return codes(key, in: mapping, &problems).map { .codes(Set($0)) }
    case "code_prefixes":
      return codes(key, in: mapping, &problems).map { .codePrefixes($0) }
    case "classes":
      return classes(in: mapping, &problems)
    case "groups":
      return folded(key, in: mapping, &problems).map { .groups(Set($0)) }
    case "subgroups":
      return folded(key, in: mapping, &problems).map { .subgroups(Set($0)) }
    case "place_types":
      return folded(key, in: mapping, &problems).map { .placeTypes($0) }
    case "flag":
      let names = OffenceFlags.Flag.allCases.map(\.name)
      return mapping.choice(key, of: names, &problems).flatMap(OffenceFlags.Flag.init(name:))
        .map { .flag($0) }
    case "any", "all":
      guard let items = mapping.list(key, &problems) else { return nil }
      guard !items.isEmpty else {
        problems.add("`\(key)` must not be empty.", at: mapping.place(of: key))
        return nil
      }
      let conditions = items.compactMap { read($0, &problems) }
      guard conditions.count == items.count else { return nil }
      return key == "any" ? .any(conditions) : .all(conditions)
    case "not":
      return mapping.value(key, &problems).flatMap { read($0, &problems) }.map { .not($0) }
    default:
      return nil
    }
  }

  private static func filled(
    _ key: String, in mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> [(text: String, place: YAMLValue.Place)]? {
    guard let items = mapping.list(key, &problems) else { return nil }
    guard !items.isEmpty else {
      problems.add("`\(key)` must not be empty.", at: mapping.place(of: key))
      return nil
    }
    let texts = items.compactMap { item in
      item.text(named: key, &problems).map { ($0, item.place) }
    }
    return texts.count == items.count ? texts : nil
  }

  private static func codes(
    _ key: String, in mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> [String]? {
    guard let texts = filled(key, in: mapping, &problems) else { return nil }
    for (code, place) in texts {
      if let damage = OffenceCode.damage(code) { problems.add(damage, at: place) }
    }
    return texts.contains { OffenceCode.damage($0.text) != nil } ? nil : texts.map(\.text)
  }

  private static func folded(
    _ key: String, in mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> [String]? {
    guard let texts = filled(key, in: mapping, &problems) else { return nil }
    var words: [String] = []
    for (text, place) in texts {
      let folded = text.foldedWords
      guard !folded.isEmpty else {
        problems.add("`\(text.shown)` has no letters or digits.", at: place)
        return nil
      }
      words.append(folded)
    }
    return words
  }

  private static func classes(
    in mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> OffenceCondition? {
    var within: [String]? = []
    if mapping.entry("within") != nil { within = codes("within", in: mapping, &problems) }
    guard let texts = filled("classes", in: mapping, &problems), let within else { return nil }
    var exact: Set<String> = []
    var whole: Set<Int> = []
    for (text, place) in texts {
      if text.hasSuffix("/*"), let number = Int(text.dropLast(2)), 1...999 ~= number {
        whole.insert(number)
      } else if let normal = OffenceClass.normalised(text) {
        exact.insert(normal)
      } else {
        problems.add(
          OffenceClass.damage(text)
            ?? "`\(text.shown)` is no offence class. Write 008/01, or 008/* for the whole class.",
          at: place)
        return nil
      }
    }
    return .classes(exact, whole: whole, within: Set(within))
  }
}

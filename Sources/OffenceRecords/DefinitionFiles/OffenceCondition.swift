internal import DelimitedText

/// A condition on one offence, answered yes, no or unknown.
///
/// A condition on something the record does not carry is unknown, never no.
indirect enum OffenceCondition: Hashable, Sendable {
  /// The code is one of these.
  case codes(Set<String>)
  /// The code starts with one of these.
  case codePrefixes([String])
  /// The class is one of these, or its number one of `whole`; a record without a class is
  /// unknown where its code is one of `within`, which are too coarse to tell.
  case classes(Set<String>, whole: Set<Int>, within: Set<String>)
  /// The group is one of these, in folded words.
  case groups(Set<String>)
  /// The subgroup is one of these, in folded words.
  case subgroups(Set<String>)
  /// The flag is yes.
  case flag(OffenceFlags.Flag)
  /// The type of place contains one of these runs of folded words.
  case placeTypes([String])
  /// At least one holds.
  case any([OffenceCondition])
  /// Every one holds.
  case all([OffenceCondition])
  /// It does not hold.
  case not(OffenceCondition)

  /// The condition's answer, by Kleene's logic.
  func holds(for facts: OffenceFacts) -> TriState {
    switch self {
    case .codes(let codes):
      return Self.answer(byCodeOrClassOf: facts) { codes.contains($0) }
    case .codePrefixes(let prefixes):
      return Self.answer(byCodeOrClassOf: facts) { code in
        prefixes.contains { code.hasPrefix($0) }
      }
    case .classes(let exact, let whole, let within):
      guard facts.offenceClass.isEmpty else {
        if exact.contains(facts.offenceClass) { return .yes }
        guard let number = OffenceClass.number(of: facts.offenceClass) else { return .unknown }
        return whole.contains(number) ? .yes : .no
      }
      return facts.code.isEmpty || within.contains(facts.code) ? .unknown : .no
    case .groups(let groups):
      return Self.answer(facts.group) { groups.contains($0.foldedWords) }
    case .subgroups(let subgroups):
      return Self.answer(facts.subgroup) { subgroups.contains($0.foldedWords) }
    case .flag(let flag):
      return facts.flags[flag]
    case .placeTypes(let types):
      return Self.answer(facts.placeType) { place in
        let words = " " + place.foldedWords + " "
        return types.contains { words.contains(" " + $0 + " ") }
      }
    case .any(let conditions):
      return conditions.reduce(.no) { $0 || $1.holds(for: facts) }
    case .all(let conditions):
      return conditions.reduce(.yes) { $0 && $1.holds(for: facts) }
    case .not(let condition):
      return !condition.holds(for: facts)
    }
  }

  private static func answer(_ text: String, _ test: (String) -> Bool) -> TriState {
    text.isEmpty ? .unknown : test(text) ? .yes : .no
  }

  /// Tests the code, or where the record has only a class, every code of that class number:
  /// the answer is known when they agree.
  private static func answer(
    byCodeOrClassOf facts: OffenceFacts, _ test: (String) -> Bool
  ) -> TriState {
    guard facts.code.isEmpty else { return test(facts.code) ? .yes : .no }
    guard let number = OffenceClass.number(of: facts.offenceClass) else { return .unknown }
    let answers = Set(OffenceCodeBook.builtIn.entries(ofClass: number).map { test($0.code) })
    guard answers.count == 1, let answer = answers.first else { return .unknown }
    return answer ? .yes : .no
  }
}

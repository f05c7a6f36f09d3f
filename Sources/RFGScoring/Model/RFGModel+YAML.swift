public import DelimitedText
internal import OffenceRecords

extension RFGModel {
  private static let keys = [
    "name", "version", "purpose", "summary", "source", "window", "roles", "exclude_status",
    "offences", "per_event", "require", "age", "victims_at_least", "weights_table",
    "extra_weights", "unweighted", "recency", "frequency", "gravity", "victims", "weights", "top",
  ]

  /// Reads a model from the bytes of a YAML file.
  ///
  /// `file` names it in errors; definitions and tables given as paths are taken from its folder.
  public init(yaml bytes: [UInt8], file: String) throws(HotspotError) {
    var reader = Reader(bytes: bytes, file: file)
    let model = try reader.model()
    if let first = reader.problems.inFileOrder.first { throw first }
    guard let model else {
      throw HotspotError(.badData, file: file, "The model cannot be read.")
    }
    self = model
  }

  /// Every fault of a model file, in file order; empty for a good one.
  ///
  /// A file that is not YAML at all has one fault.
  public static func check(yaml bytes: [UInt8], file: String) -> [HotspotError] {
    var reader = Reader(bytes: bytes, file: file)
    do {
      _ = try reader.model()
    } catch {
      reader.problems.add(error)
    }
    return reader.problems.inFileOrder
  }

  private struct Reader {
    let bytes: [UInt8]
    let file: String
    var problems: ConfigurationProblems
    var definitions: [OffenceDefinition] = []
    var indexes: [String: Int] = [:]
    var namedDefinitions: Set<String> = []

    init(bytes: [UInt8], file: String) {
      self.bytes = bytes
      self.file = file
      self.problems = ConfigurationProblems(file: file)
    }

    mutating func model() throws(HotspotError) -> RFGModel? {
      let root = try YAMLValue(bytes: bytes, file: file)
      guard
        let mapping = ConfigurationMapping(
          root, of: "A model", keys: RFGModel.keys, problems: &problems)
      else { return nil }
      let name = mapping.text("name", required: true, &problems)
      let version = mapping.whole("version", in: 1...1_000_000, required: true, &problems)
      let purpose = mapping.choice(
        "purpose", of: Purpose.allCases.map(\.rawValue), required: true, &problems
      )
      .flatMap(Purpose.init(rawValue:))
      let summary = mapping.text("summary", &problems)
      let source = mapping.text("source", &problems)
      let window = window(mapping)
      let roles = roles(mapping)
      let excludeStatus = mapping.texts("exclude_status", &problems)
      let offences = mapping.text("offences", &problems)
      let definitionIndex = offences.flatMap { definition($0, at: mapping.place(of: "offences")) }
      let perEvent = mapping.choice(
        "per_event", of: PerEvent.allCases.map(\.rawValue), &problems
      )
      .flatMap(PerEvent.init(rawValue:))
      let require = requirements(mapping)
      let age = age(mapping)
      let victimsAtLeast = mapping.whole("victims_at_least", in: 0...1_000_000, &problems)
      let weightsTable = weightsTable(mapping)
      let extraWeights = extraWeights(mapping)
      let unweighted = mapping.choice(
        "unweighted", of: UnweightedRule.allCases.map(\.rawValue), &problems
      )
      .flatMap(UnweightedRule.init(rawValue:))
      let recency = scale(mapping, .recency)
      let frequency = scale(mapping, .frequency)
      let gravity = gravity(mapping)
      let victims = scale(mapping, .victims)
      let weights = axisWeights(mapping)
      let top = mapping.whole("top", in: 1...1_000_000_000, &problems)

      guard problems.isEmpty, let name, let version, let purpose, let window, let weights
      else { return nil }
      return RFGModel(
        name: name, version: version, purpose: purpose, summary: summary ?? "",
        source: source ?? "", window: window, roles: roles,
        excludeStatus: excludeStatus ?? RFGModel.defaultExcludeStatus, offences: offences,
        perEvent: perEvent ?? .principal, require: require, age: age,
        victimsAtLeast: victimsAtLeast ?? 0, weightsTable: weightsTable,
        extraWeights: extraWeights, unweighted: unweighted ?? .error, recency: recency,
        frequency: frequency, gravity: gravity, victims: victims, weights: weights, top: top,
        definitions: definitions, definitionIndex: definitionIndex, file: file,
        text: try SmallFile.text(of: bytes, file: file),
        sha256: ContentHash.sha256(of: bytes))
    }

    private mutating func window(_ mapping: ConfigurationMapping) -> Window? {
      guard let value = mapping.value("window", required: true, &problems),
        let text = value.text(named: "window", &problems)
      else { return nil }
      guard let window = Window.parse(text) else {
        problems.add(
          "`\(text.shown)` is no window. Write `24 months`, `365 days`, `2 years` or `all`.",
          at: value.place)
        return nil
      }
      return window
    }

    private mutating func roles(_ mapping: ConfigurationMapping) -> [String]? {
      guard let items = mapping.list("roles", &problems) else { return nil }
      if items.isEmpty {
        problems.add(
          "`roles` must not be empty. Leave it out to count every row.",
          at: mapping.place(of: "roles"))
      }
      var roles: [String] = []
      for item in items {
        guard let role = item.text(named: "roles", &problems) else { continue }
        if roles.contains(role) {
          problems.add("The role `\(role)` is listed twice.", at: item.place)
        }
        roles.append(role)
      }
      return roles
    }

    /// Loads a definition once, however often it is named.
    private mutating func definition(_ name: String, at place: YAMLValue.Place) -> Int? {
      if namedDefinitions.insert(name).inserted,
        namedDefinitions.count == RFGModel.mostDefinitions + 1
      {
        problems.add(
          "A model may name at most \(RFGModel.mostDefinitions) definitions.", at: place)
      }
      guard namedDefinitions.count <= RFGModel.mostDefinitions else { return nil }
      if let known = indexes[name] { return known }
      let isBuiltIn = OffenceDefinition.builtInNames.contains(name)
      do {
        let definition = try OffenceDefinition.load(
          isBuiltIn ? name : SmallFile.path(name, beside: file))
        indexes[name] = definitions.count
        definitions.append(definition)
        return definitions.count - 1
      } catch {
        let message = error.fault == .missing ? error.message : error.description
        problems.add("`\(name.shown)` cannot be used. \(message)", at: place)
        return nil
      }
    }

    private mutating func requirements(_ mapping: ConfigurationMapping) -> [Requirement] {
      var requirements: [Requirement] = []
      for item in mapping.list("require", &problems) ?? [] {
        guard
          let entry = ConfigurationMapping(
            item, of: "A requirement", keys: ["offences", "at_least"], problems: &problems)
        else { continue }
        let offences = entry.text("offences", &problems)
        let index = offences.flatMap { definition($0, at: entry.place(of: "offences")) }
        guard
          let atLeast = entry.whole(
            "at_least", in: 1...1_000_000_000, required: true, &problems)
        else { continue }
        requirements.append(
          Requirement(
            offences: offences, atLeast: atLeast, definition: index.map { definitions[$0] },
            definitionIndex: index))
      }
      return requirements
    }

    private mutating func age(_ mapping: ConfigurationMapping) -> AgeRule? {
      guard let value = mapping.value("age", &problems),
        let entry = ConfigurationMapping(
          value, of: "`age`", keys: ["under", "over"], problems: &problems)
      else { return nil }
      let under = entry.whole("under", in: 1...150, &problems)
      let over = entry.whole("over", in: 0...150, &problems)
      if entry.entry("under") == nil, entry.entry("over") == nil {
        problems.add("`age` needs `under`, `over` or both.", at: entry.place)
      }
      if let under, let over, over >= under {
        problems.add(
          "Nobody is \(over) or over and under \(under).", at: entry.place(of: "over"))
      }
      return AgeRule(under: under, over: over)
    }

    private mutating func weightsTable(_ mapping: ConfigurationMapping) -> WeightsSource {
      let standard = WeightsSource.table("ons-crime-severity")
      guard let name = mapping.text("weights_table", &problems) else { return standard }
      if name == "column" { return .column }
      if WeightsTable.builtInNames.contains(name) { return .table(name) }
      let path = SmallFile.path(name, beside: file)
      if !SmallFile.exists(path) {
        let names = WeightsTable.builtInNames + ["column"]
        let error = SmallFile.unknown("weights table", name, builtIn: names)
        problems.add(
          "`\(name.shown)` cannot be used. \(error.message)",
          at: mapping.place(of: "weights_table"))
      }
      return .table(path)
    }

    private mutating func extraWeights(
      _ mapping: ConfigurationMapping
    ) -> [String: FixedDecimal] {
      guard let value = mapping.value("extra_weights", &problems) else { return [:] }
      guard case .mapping(let entries) = value.content else {
        problems.add(
          "`extra_weights` must be a mapping of code to weight, not \(value.kindName).",
          at: value.place)
        return [:]
      }
      var weights: [String: FixedDecimal] = [:]
      for entry in entries {
        let code = entry.key.trimmed
        if let damage = OffenceCode.damage(code) {
          problems.add(damage, at: entry.place)
        } else if code.isEmpty {
          problems.add("A code must not be empty.", at: entry.place)
        } else if weights[code] != nil {
          problems.add("The code `\(code.shown)` is given more than once.", at: entry.place)
        } else if let weight = entry.value.decimal(named: code.shown, &problems) {
          if weight < FixedDecimal(0) || weight > WeightsTable.largestWeight {
            problems.add(
              "The weight of `\(code.shown)` must be from 0 to \(WeightsTable.largestWeight).",
              at: entry.value.place)
          }
          weights[code] = weight
        }
      }
      return weights
    }

    private mutating func scale(_ mapping: ConfigurationMapping, _ axis: Axis) -> Scale? {
      guard let value = mapping.value(axis.rawValue, &problems),
        let entry = ConfigurationMapping(
          value, of: "`\(axis.rawValue)`", keys: Scale.keys, problems: &problems)
      else { return nil }
      return Scale.read(entry, axis: axis, &problems)
    }

    private mutating func gravity(_ mapping: ConfigurationMapping) -> Gravity? {
      guard let value = mapping.value("gravity", &problems),
        let entry = ConfigurationMapping(
          value, of: "`gravity`", keys: ["of"] + Scale.keys, problems: &problems)
      else { return nil }
      let summaries = ["max", "sum", "mean", "decayed"]
      let name = entry.choice("of", of: summaries, required: true, &problems)
      let decays = name == "decayed"
      let scale = Scale.read(entry, axis: .gravity, decays: decays, &problems)
      let halfLife = decays ? Scale.halfLife(entry, &problems) : nil
      let summary: GravitySummary? =
        switch name {
        case "max": .max
        case "sum": .sum
        case "mean": .mean
        case "decayed": halfLife.map { .decayed(halfLifeDays: $0) }
        default: nil
        }
      guard let summary, let scale else { return nil }
      return Gravity(of: summary, scale: scale)
    }

    private mutating func axisWeights(_ mapping: ConfigurationMapping) -> AxisWeights? {
      guard let value = mapping.value("weights", required: true, &problems),
        let entry = ConfigurationMapping(
          value, of: "`weights`", keys: Axis.allCases.map(\.rawValue), problems: &problems)
      else { return nil }
      var weights: [Axis: FixedDecimal] = [:]
      var isGood = true
      for axis in Axis.allCases where entry.entry(axis.rawValue) != nil {
        guard let weight = entry.decimal(axis.rawValue, &problems) else {
          isGood = false
          continue
        }
        let place = entry.place(of: axis.rawValue)
        if weight < FixedDecimal(0) || weight > FixedDecimal(1_000_000) {
          problems.add("The weight of \(axis.rawValue) must be from 0 to 1000000.", at: place)
          isGood = false
        } else if weight > FixedDecimal(0), mapping.entry(axis.rawValue) == nil {
          problems.add(
            "\(axis.rawValue) has a weight but no scale. Add `\(axis.rawValue):` with a scale, or"
              + " give it the weight 0.", at: place)
          isGood = false
        }
        weights[axis] = weight
      }
      let result = AxisWeights(
        recency: weights[.recency] ?? FixedDecimal(0),
        frequency: weights[.frequency] ?? FixedDecimal(0),
        gravity: weights[.gravity] ?? FixedDecimal(0),
        victims: weights[.victims] ?? FixedDecimal(0))
      guard isGood else { return nil }
      guard result.total > FixedDecimal(0) else {
        problems.add("The weights add to nothing. Give at least one above 0.", at: entry.place)
        return nil
      }
      return result
    }
  }
}

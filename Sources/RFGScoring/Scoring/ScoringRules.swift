internal import DelimitedText
internal import OffenceRecords

/// A model brought down to what each row and each person is measured by.
struct ScoringRules: Sendable {
  /// The last day before the window.
  var windowStart: Int32
  var asOf: Int32
  /// The roles that count, folded; nil for every row.
  var roles: Set<String>?
  /// The statuses that do not count, folded.
  var excludedStatuses: Set<String>
  var hasEvents: Bool
  var takesPrincipal: Bool
  var usesArea: Bool
  var usesVictims: Bool
  var usesAge: Bool
  var usesGravityColumn: Bool
  var usesWeights: Bool
}

/// What a model needs of the files, and what is decided where they lack it.
struct ScoringNeeds {
  var columns: OffenceColumns
  var required: [OffenceColumn]
  var assumptions: [String] = []
  var rules: ScoringRules

  init(model: RFGModel, weights: WeightsTable?, plan: FilePlan, options: ScoringOptions) {
    let window = options.window ?? model.window
    rules = ScoringRules(
      windowStart: window.start(asOf: options.asOf)?.days ?? Int32.min + 1,
      asOf: options.asOf.days,
      roles: model.roles.map { Set($0.map { $0.foldedLetters }) },
      excludedStatuses: Set(model.excludeStatus.map { $0.foldedLetters }),
      hasEvents: plan.has(.event), takesPrincipal: model.perEvent == .principal,
      usesArea: options.ranksByArea,
      usesVictims: model.usesVictims || model.victimsAtLeast > 0 || plan.has(.victim),
      usesAge: model.age != nil, usesGravityColumn: model.weightsTable == .column,
      usesWeights: model.usesGravity || (model.perEvent == .principal && plan.has(.event)))
    var wanted: Set<OffenceColumn> = [.person, .date, .event, .role, .reported, .victim]
    required = [.person, .date]
    columns = []
    if model.roles != nil {
      assume("every row counts whatever the role", forWantOf: .role, in: plan)
    }
    if !model.excludeStatus.isEmpty {
      wanted.insert(.status)
      assume("no row is left out for its status", forWantOf: .status, in: plan)
    }
    assume(
      (model.perEvent == .principal ? "every row counts as an event of its own and " : "")
        + "repeats cannot be told", forWantOf: .event, in: plan)
    wanted.formUnion([.code, .offenceClass])
    if !model.definitions.isEmpty {
      wanted.formUnion([
        .group, .subgroup, .placeType, .bladedArticle, .firearm, .domestic, .alcohol, .drugs,
        .childExploitation,
      ])
    }
    if rules.usesGravityColumn {
      wanted.insert(.gravity)
      required.append(.gravity)
    } else if rules.usesWeights {
      required.append(weights?.system == .offenceClass && !plan.has(.code) ? .offenceClass : .code)
    }
    if model.usesVictims || model.victimsAtLeast > 0 { required.append(.victim) }
    if rules.usesAge {
      wanted.formUnion([.birthDate, .age])
      if !plan.has(.age) { required.append(.birthDate) }
    }
    if options.ranksByArea {
      wanted.insert(.area)
      required.append(.area)
    }
    if !options.explaining.isEmpty { wanted.formUnion([.title, .area]) }
    columns = OffenceColumns(wanted)
  }

  /// Notes what follows where some file, or every one, lacks a column.
  private mutating func assume(
    _ consequence: String, forWantOf column: OffenceColumn, in plan: FilePlan
  ) {
    let files = plan.layouts.count
    let lacking = plan.layouts.count { $0.places[column] == nil }
    guard lacking > 0 else { return }
    let subject =
      files == 1
      ? "The file has"
      : lacking == files
        ? "The files have"
        : "\(lacking) of \(files) files \(lacking == 1 ? "has" : "have")"
    assumptions.append(
      "\(subject) no \(column.name) column, so \(lacking == files ? "" : "there ")\(consequence).")
  }
}

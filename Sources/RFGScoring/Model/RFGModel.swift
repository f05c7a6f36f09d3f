public import DelimitedText
public import OffenceRecords

/// A recency–frequency–gravity model, read from a YAML file: which events count, who is
/// eligible, and how the axes are scaled and weighed.
///
/// ```swift
/// let model = try RFGModel.load("serious-violence")
/// let window = model.window.description  // 24 months
/// ```
public struct RFGModel: Sendable {
  /// What a list made with the model is for; printed on every row.
  public enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// Managing people who offend.
    case offenderManagement = "offender-management"
    /// Keeping people from harm; nobody on the list is a suspect for being on it.
    case safeguarding
  }

  /// Which of a person's records in one event count.
  public enum PerEvent: String, Hashable, Sendable, CaseIterable {
    /// The gravest.
    case principal
    /// Every one.
    case all
  }

  /// A count of offences without which a person is not ranked.
  public struct Requirement: Hashable, Sendable {
    /// The definition the offences must meet, or nil for the offences the model counts.
    public var offences: String?
    /// The fewest offences.
    public var atLeast: Int
    /// The definition itself, or nil where `offences` is.
    public var definition: OffenceDefinition?
    /// Its place in `RFGModel.definitions`.
    public var definitionIndex: Int?
  }

  /// The ages a person may have on the as-of date.
  public struct AgeRule: Hashable, Sendable {
    /// The person must be younger than this.
    public var under: Int?
    /// The person must be this old or older.
    public var over: Int?

    /// Makes a rule; nil leaves an end open.
    public init(under: Int? = nil, over: Int? = nil) {
      self.under = under
      self.over = over
    }

    /// Whether an age in whole years is allowed.
    public func allows(_ age: Int) -> Bool {
      (under.map { age < $0 } ?? true) && (over.map { age >= $0 } ?? true)
    }
  }

  /// Where the gravity of an offence comes from.
  public enum WeightsSource: Hashable, Sendable {
    /// A built-in table's name, or a path already taken from the model's folder.
    case table(String)
    /// The file's own numeric gravity column.
    case column
  }

  /// What to do with offences that have no weight.
  public enum UnweightedRule: String, Hashable, Sendable, CaseIterable {
    /// Stop where there are too many.
    case error
    /// Count them with no gravity.
    case zero
    /// Give them the table's median weight.
    case median
  }

  /// How a person's weights become one gravity.
  public enum GravitySummary: Hashable, Sendable {
    /// The greatest weight.
    case max
    /// The sum, which counts frequency a second time.
    case sum
    /// The mean.
    case mean
    /// The sum with each weight halved for every so many days since its event.
    case decayed(halfLifeDays: Double)
  }

  /// The gravity axis.
  public struct Gravity: Hashable, Sendable {
    /// How a person's weights become one value.
    public var of: GravitySummary
    /// How the value becomes a score.
    public var scale: Scale

    /// Makes a gravity axis.
    public init(of summary: GravitySummary, scale: Scale) {
      self.of = summary
      self.scale = scale
    }
  }

  /// The axes' weights in the composite score.
  public struct AxisWeights: Hashable, Sendable {
    /// The weight of recency.
    public var recency: FixedDecimal
    /// The weight of frequency.
    public var frequency: FixedDecimal
    /// The weight of gravity.
    public var gravity: FixedDecimal
    /// The weight of distinct victims.
    public var victims: FixedDecimal

    /// The sum, which is above zero.
    public var total: FixedDecimal {
      FixedDecimal(
        tenThousandths: recency.tenThousandths + frequency.tenThousandths
          + gravity.tenThousandths + victims.tenThousandths)
    }
  }

  /// The name printed in outputs.
  public internal(set) var name: String
  /// The version printed in outputs.
  public internal(set) var version: Int
  /// What a list made with the model is for.
  public internal(set) var purpose: Purpose
  /// What the model does, in one sentence, or empty.
  public internal(set) var summary: String
  /// The published process it follows, or empty.
  public internal(set) var source: String
  /// How far back events count.
  public internal(set) var window: Window
  /// The roles that count, or nil for every row.
  public internal(set) var roles: [String]?
  /// The statuses whose rows are left out.
  public internal(set) var excludeStatus: [String]
  /// The definition of the offences that count, as written; nil for every offence.
  public internal(set) var offences: String?
  /// Which of a person's records in one event count.
  public internal(set) var perEvent: PerEvent
  /// Counts of offences without which a person is not ranked.
  public internal(set) var require: [Requirement]
  /// The ages a person may have, or nil for any.
  public internal(set) var age: AgeRule?
  /// The fewest distinct victims.
  public internal(set) var victimsAtLeast: Int
  /// Where the gravity of an offence comes from.
  public internal(set) var weightsTable: WeightsSource
  /// Weights for codes that come before the table's: non-crime incidents and local codes.
  public internal(set) var extraWeights: [String: FixedDecimal]
  /// What to do with offences that have no weight.
  public internal(set) var unweighted: UnweightedRule
  /// The recency axis, in days since the last counted event; nil where the model has none.
  public internal(set) var recency: Scale?
  /// The frequency axis, in counted offences; nil where the model has none.
  public internal(set) var frequency: Scale?
  /// The gravity axis; nil where the model has none.
  public internal(set) var gravity: Gravity?
  /// The axis of distinct victims; nil where the model has none.
  public internal(set) var victims: Scale?
  /// The axes' weights.
  public internal(set) var weights: AxisWeights
  /// How many people to list unless asked otherwise; nil for everyone.
  public internal(set) var top: Int?

  /// The definitions the model names, each once: the model's own first, then the requirements'.
  public internal(set) var definitions: [OffenceDefinition]
  /// The place in `definitions` of the model's own, or nil for every offence.
  public internal(set) var definitionIndex: Int?
  /// The file as named when it was read.
  public internal(set) var file: String
  /// The file's text.
  public internal(set) var text: String
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public internal(set) var sha256: String

  /// The most definitions one model may name.
  public static let mostDefinitions = 8

  /// The statuses left out where the model does not say.
  public static let defaultExcludeStatus = ["cancelled", "no-crime", "eliminated"]

  /// The definition of the offences that count, or nil for every offence.
  public var definition: OffenceDefinition? {
    definitionIndex.map { definitions[$0] }
  }

  /// Whether recency is part of the score.
  public var usesRecency: Bool { recency != nil && weights.recency > FixedDecimal(0) }
  /// Whether frequency is part of the score.
  public var usesFrequency: Bool { frequency != nil && weights.frequency > FixedDecimal(0) }
  /// Whether gravity is part of the score.
  public var usesGravity: Bool { gravity != nil && weights.gravity > FixedDecimal(0) }
  /// Whether distinct victims are part of the score.
  public var usesVictims: Bool { victims != nil && weights.victims > FixedDecimal(0) }
}

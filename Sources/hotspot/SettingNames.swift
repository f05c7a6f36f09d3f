import HotspotPolicing

/// How users of the command write what sentences name by its meaning.
enum SettingNames {
  /// A sentence as users of the command read it.
  static func spelled(_ text: String) -> String { Setting.spelled(text) { names[$0] } }

  /// A run record as users of the command read it.
  static func spelled(_ record: RunRecord) -> RunRecord { record.spelled { names[$0] } }

  /// The options and commands, by what they mean.
  static let names: [Setting: String] = [
    .rejectedRows: "--rejects",
    .replacement: "--force",

    .coordinateSystem: "--crs",
    .workingSystem: "--grid-crs",
    .datum: "--datum",
    .datumGrid: "--datum-grid",

    .boundary: "--boundary",
    .areaSystem: "--boundary-crs",
    .exclusionSystem: "--exclude-crs",

    .column: "--column",
    .dateOrder: "--dates",
    .rejectLimit: "--max-rejects",
    .weightsTable: "--weights-table",
    .unweighted: "--unweighted",

    .undecidedPeople: "--undecided",

    .publicPlaces: "--public-place",
    .withoutDomestic: "--exclude-domestic",
    .hours: "--hours",
    .weekdays: "--weekdays",
    .weight: "--weight",
    .cellWidth: "--cell",
    .cellShape: "--shape",
    .domain: "--domain",
    .bandwidth: "--bandwidth",
    .periods: "--periods",
    .firstPeriod: "--before",
    .secondPeriod: "--after",
    .distanceLimits: "--distances",
    .timeLimits: "--times",
    .ranking: "--by",
    .mostHotspots: "--top",
    .hotCells: "--hot-top",
    .enduringShare: "--enduring",
    .splitOfDay: "--split",
    .mapValues: "--value",
    .trainingOffences: "--train",

    .idColumn: "--id",
    .areaColumn: "--area",
    .keptColumns: "--columns",
    .countColumn: "--count",
    .leastCount: "--min-count",
    .greatestCount: "--max-count",
    .excludedAreas: "--exclude",
    .droppedUnit: "--drop",
    .reason: "--reason",
    .separation: "--separation",

    .design: "--design",
    .arms: "--arms",
    .strata: "--strata",
    .covariates: "--covariates",
    .covariateWeights: "--weights",
    .blockSizes: "--block-sizes",
    .bestSchemes: "--best",
    .candidates: "--candidates",
    .acceptance: "--acceptance",
    .imbalance: "--imbalance",
    .biasedCoin: "--biased-coin",
    .ranks: "--ranks",
    .pairDistance: "--pair-within",
    .buffer: "--buffer",
    .conflictRule: "--on-conflict",

    .firstDay: "--start",
    .days: "--days",
    .dayStart: "--day-start",
    .timeZone: "--time-zone",
    .treatedPerDay: "--treated-per-day",
    .blockDays: "--block-days",
    .holdDays: "--period",
    .longestRun: "--max-run",
    .washout: "--washout",
    .balance: "--balance",

    .unitCount: "--units",
    .rate: "--rate",
    .controlRate: "--control-rate",
    .rateRatio: "--rate-ratio",
    .personTime: "--person-time",
    .rateVariation: "--k",

    .trialFile: "-o",
    .sealedRecord: "--record",
    .lastDay: "--through",
    .officerKey: "--key-file",
    .listedArea: "--area",
    .rowPerDay: "--days",

    .inspecting: "hotspot inspect",
    .scoring: "hotspot score",
    .mappingDensity: "hotspot density",
    .framing: "hotspot trial frame",
    .designing: "hotspot trial design",
    .committing: "hotspot trial commit",
    .allocating: "hotspot trial allocate",
    .releasing: "hotspot trial release",
    .exporting: "hotspot trial export",
    .verifying: "hotspot trial verify",
  ]
}

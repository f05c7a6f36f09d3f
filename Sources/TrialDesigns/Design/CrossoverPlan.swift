/// How the days of a crossover trial are allocated.
public struct CrossoverPlan: Hashable, Sendable {
  /// The units treated each day; nil where the arms' ratio says, with its own draw every day.
  public var treatedPerDay: Int?
  /// The days of a block within which margins hold; nil where every period is drawn by itself.
  public var blockDays: Int?
  /// The days for which an arm is held.
  public var period = 1
  /// The most days running in one arm; nil for no limit.
  public var maxRun: Int?
  /// The first control days after treatment that are flagged as washout.
  public var washout = 0
  /// Whether each unit is treated equally often on each day of the week.
  public var balancesDayOfWeek = false
  /// The column of places that have their share of the treated units each day; nil for none.
  public var balanceColumn: String?
  /// Moves of the swap chain for each cell of a block.
  public var movesPerCell = 20
  /// Attempts at a block before the search gives up.
  public var attempts = 50

  /// A plan in which every day is drawn by itself.
  public init() {}

  /// Whether margins or run lengths hold within blocks.
  public var isConstrained: Bool { blockDays != nil }
}

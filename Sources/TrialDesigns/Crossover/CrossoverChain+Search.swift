/// The search for a matrix without violations, and the draw of a whole block.
extension CrossoverChain {
  /// The moves of a search for each cell of the block. A replay depends on it: it never changes.
  package static let searchMovesPerCell = 100

  /// Moves until there is no violation, at most 100·NP times (`searchMovesPerCell`); gives the
  /// number of moves tried.
  ///
  /// Each move is made where it leaves no more violations than before. For below(2) = 0 it is a
  /// move of the chain like any other, so that what is around a violation changes too. Otherwise it
  /// begins at a violation and goes on by steps 2 to 6 of the chain's moves. Where there are both
  /// runs and conflicts, a further below(2) chooses, 0 for runs.
  ///
  /// * Runs: i₀ is the next item, in turn, with a run that is too long (the turn starts at item 0
  ///   and goes on, round and round, behind the item last taken), and j₁ one of the periods of its
  ///   runs that are too long, ascending, those before the block left out: by below(their number).
  /// * Conflicts: j₁ is the next period, in turn likewise, with too many; one of its conflicts
  ///   between arms, in their order, is taken by below(their number), and i₀ is its first item for
  ///   below(2) = 0, else its second.
  mutating func search(drawing stream: inout AuditStream) -> Int {
    let budget = Self.searchMovesPerCell * items * periods
    var tried = 0
    var nextItem = 0
    var nextPeriod = 0
    while violations > 0, tried < budget {
      tried += 1
      if stream.below(2) == 0 {
        _ = move(drawing: &stream)
      } else if runTotal > 0, conflictTotal == 0 || stream.below(2) == 0 {
        let item = itemWithLongRun(from: nextItem)
        nextItem = (item + 1) % items
        let period = drawPeriodInLongRuns(ofItem: item, from: &stream)
        _ = move(from: item, in: period, drawing: &stream)
      } else {
        let limit = rules.conflictLimit ?? .max
        while discordant[nextPeriod] <= limit { nextPeriod = (nextPeriod + 1) % periods }
        let period = nextPeriod
        nextPeriod = (nextPeriod + 1) % periods
        let choices = rules.conflicts.filter {
          isTreated($0.first, in: period) != isTreated($0.second, in: period)
        }
        let pair = choices[stream.below(choices.count)]
        let item = stream.below(2) == 0 ? pair.first : pair.second
        _ = move(from: item, in: period, drawing: &stream)
      }
    }
    return tried
  }

  /// What the draw of a block took.
  package struct Effort: Hashable, Sendable {
    /// Attempts made, the last of which succeeded.
    package var attempts: Int
    /// Moves tried in the last attempt to be rid of violations.
    package var searchMoves: Int
    /// Random moves made after that, of those tried.
    package var made: Int
  }

  /// Draws a block at random; nil where every attempt ends with violations.
  ///
  /// An attempt A = 0, 1, … has a stream of its own, `crossover/block/B/A`. It makes the matrix of
  /// `CrossoverStart`, searches for one without violations, and from there tries
  /// `movesPerCell`·NP moves of the chain, each made where the margins hold and no violation comes
  /// of it. Where only margins are asked, there is nothing to search and the first attempt serves.
  ///
  /// - Complexity: O(NP) moves an attempt.
  package static func draw(
    _ block: CrossoverBlock, rules: CrossoverRules, tail: [UInt8], index: Int, seed: String,
    movesPerCell: Int, attempts: Int
  ) -> (chain: CrossoverChain, effort: Effort)? {
    for attempt in 0..<attempts {
      var stream = AuditStream(
        seed: seed, purpose: StreamPurpose.crossover(block: index, attempt: attempt))
      let start = CrossoverStart.matrix(of: block, drawing: &stream)
      var chain = CrossoverChain(block, rules: rules, matrix: start, tail: tail)
      let searched = chain.search(drawing: &stream)
      guard chain.violations == 0 else { continue }
      var made = 0
      for _ in 0..<movesPerCell * block.items * block.periods
      where chain.move(drawing: &stream) {
        made += 1
      }
      return (chain, Effort(attempts: attempt + 1, searchMoves: searched, made: made))
    }
    return nil
  }
}

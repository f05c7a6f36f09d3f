/// The random moves of the chain.
///
/// A move draws, in this order:
///
/// 1. an item i₀ = below(N) and a period j₁ = below(P);
/// 2. where to take other periods from: those of j₁'s day of the week, or of its class (see
///    `CrossoverScopes`), `below(2)` saying which (0 for the day); undrawn the class where the two
///    are the same or the day has no other period;
/// 3. where to take other items from: i₀'s area or its class, likewise;
/// 4. where ⌊PK/N⌋ < ⌈PK/N⌉ and the share of j₁'s day of the week is not exact: below(4), 0 for an
///    open path; all others are closed;
/// 5. the length m, from 1 for an open path and from 2 for a closed one: one more for each
///    below(4) that is 0, to the first that is not, or to m = NP;
/// 6. shift by shift, t = 1 … m: the period j_t (j₁ is drawn), then the item i_t by its place in
///    the list of step 3; i_m = i₀ for a closed path, undrawn.
///
/// Shift 1 is proper where i₀ and i₁ have different arms in j₁; if i₀ is treated, each i_{t−1}
/// gives its treatment to i_t, else each takes it from i_t. Shift t is proper where i_{t−1}, which
/// is looked at before i_t is drawn, has the arm to be given and i_t has the other, earlier shifts
/// included. A move ends at the first shift that is not proper; otherwise it is settled.
///
/// A path and the same path backwards have the same probability, so the chain is symmetric, and
/// what it comes to is uniform on all it can reach. The difference of two matrices that keep the
/// margins is a circulation in the network of `CrossoverMargins` and falls into simple cycles, each
/// of which is such a path: closed where it turns within items, open where it passes from one item
/// to another through the totals of items; applied one after the other they keep the margins.
/// So every matrix with the margins is reached from every other (compare H. J. Ryser 1957,
/// doi:10.4153/CJM-1957-044-3, for row and column totals alone).
extension CrossoverChain {
  /// Draws a move and makes it where it may be; gives whether it was made.
  ///
  /// - Complexity: O(1) on average, and O(R) for a run length of R.
  package mutating func move(drawing stream: inout AuditStream) -> Bool {
    let item = stream.below(items)
    return move(from: item, in: stream.below(periods), drawing: &stream)
  }

  /// Draws the rest of a move whose first item and period are settled: steps 2 to 6.
  mutating func move(
    from first: Int, in firstPeriod: Int, drawing stream: inout AuditStream
  ) -> Bool {
    let periodRange = weekdays.draw(of: firstPeriod, from: &stream)
    let itemRange = areas.draw(of: first, from: &stream)
    let mayOpen =
      !block.itemShare.isExact && !weekdays.shares[weekdays.group[firstPeriod]].isExact
    let isOpen = mayOpen && stream.below(4) == 0
    var length = isOpen ? 1 : 2
    while length < items * periods, stream.below(4) == 0 { length += 1 }

    let gives = isTreated(first, in: firstPeriod)
    var head = first
    for step in 1...length {
      var period = firstPeriod
      if step > 1 {
        period = weekdays.member(of: periodRange, from: &stream)
        if isTreated(head, in: period) != gives {
          abandon()
          return false
        }
      }
      let isLast = !isOpen && step == length
      let next = isLast ? first : areas.member(of: itemRange, from: &stream)
      if isTreated(next, in: period) == gives {
        abandon()
        return false
      }
      if gives {
        shift(from: head, to: next, in: period)
      } else {
        shift(from: next, to: head, in: period)
      }
      head = next
    }
    return settle()
  }
}

package import DelimitedText
internal import MapLayers

/// What the margins of one block of a crossover trial are: who is to be treated how often.
///
/// A share of c cells with K of N treated is ⌊cK/N⌋ or ⌈cK/N⌉, and exact where cK/N is whole.
package struct CrossoverBlock: Hashable, Sendable {
  /// The fewest and the most treated cells of a set of cells.
  package struct Share: Hashable, Sendable {
    package let least: Int
    package let most: Int
    package var isExact: Bool { least == most }
    @inline(__always)
    package func contains(_ count: Int) -> Bool { count >= least && count <= most }

    /// The share of `cells` where `treated` of `items` are treated.
    package init(cells: Int, treated: Int, items: Int) {
      least = cells * treated / items
      most = (cells * treated + items - 1) / items
    }
  }

  /// Items or periods that have a share of their own.
  package struct Group: Hashable, Sendable {
    /// The area or the day of the week; empty where all stand together.
    package let name: String
    /// The positions of the items or periods, ascending.
    package let members: [Int]
    /// Of an area: the items treated each period. Of a day of the week: the periods each item is
    /// treated.
    package let share: Share
  }

  /// The number of items, N.
  package let items: Int
  /// The items treated each period, K.
  package let treated: Int
  /// The first day of each period.
  package let dates: [CalendarDate]
  /// The periods in which each item is treated.
  package let itemShare: Share
  /// The periods by the day of the week on which they begin, Monday first; one group where the
  /// week is not balanced.
  package let weekdays: [Group]
  /// The items by area, in byte order; one group where areas are not balanced.
  package let areas: [Group]

  /// The number of periods, P.
  package var periods: Int { dates.count }

  /// The margins of a block.
  ///
  /// - Parameters:
  ///   - areas: the area of each item; empty where areas are not balanced.
  ///   - treated: the items treated each period, at most as many as there are items.
  ///   - start: the first day of the block.
  ///   - periods: the number of periods.
  ///   - length: the days of a period.
  package init(
    items: Int, areas: [String], treated: Int, start: CalendarDate, periods: Int, length: Int,
    balancesDayOfWeek: Bool
  ) {
    self.items = items
    self.treated = treated
    let dates = (0..<periods).map { start.adding(days: $0 * length) }
    self.dates = dates
    func share(_ cells: Int) -> Share { Share(cells: cells, treated: treated, items: items) }
    itemShare = share(periods)
    if balancesDayOfWeek {
      weekdays = Weekday.allCases.compactMap { day in
        let members = dates.indices.filter { Weekday(day: dates[$0].days) == day }
        return members.isEmpty
          ? nil : Group(name: day.shortName, members: members, share: share(members.count))
      }
    } else {
      weekdays = [Group(name: "", members: Array(dates.indices), share: share(periods))]
    }
    let names = areas.isEmpty ? Array(repeating: "", count: items) : areas
    let byName = Dictionary(grouping: names.indices, by: { names[$0] })
    self.areas = ByteOrder.sorted(byName.keys).map { name in
      let members = byName[name] ?? []
      return Group(name: name, members: members, share: share(members.count))
    }
  }
}

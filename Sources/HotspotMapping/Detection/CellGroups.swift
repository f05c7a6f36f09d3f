internal import HotspotGeometry

/// Cells joined to groups over the sides they share.
struct CellGroups {
  /// The groups in the order of their first cell; each in the order given.
  let groups: [[Int]]

  /// Groups cells given as places in a cover, in order of rank.
  init(_ chosen: [Int], in cover: CellCover) {
    let frame = cover.frame
    let addresses = chosen.map { frame.address(of: Int(cover.places[$0])) }
    let index = Dictionary(uniqueKeysWithValues: zip(addresses, addresses.indices))
    var group = [Int?](repeating: nil, count: chosen.count)
    var groups: [[Int]] = []
    for start in chosen.indices where group[start] == nil {
      let number = groups.count
      var members: [Int] = []
      var waiting = [start]
      group[start] = number
      while let place = waiting.popLast() {
        members.append(place)
        for neighbour in CellGroups.sides(of: addresses[place], in: frame.grid) {
          guard let other = index[neighbour], group[other] == nil else { continue }
          group[other] = number
          waiting.append(other)
        }
      }
      groups.append(members.sorted().map { chosen[$0] })
    }
    self.groups = groups
  }

  /// The cells that share a side with one: four of a square's, six of a hexagon's.
  private static func sides(of address: CellAddress, in grid: CellGrid) -> [CellAddress] {
    let around = grid.neighbours(of: address, ring: 1)
    guard grid.shape == .square else { return around }
    return around.filter { $0.column == address.column || $0.row == address.row }
  }
}

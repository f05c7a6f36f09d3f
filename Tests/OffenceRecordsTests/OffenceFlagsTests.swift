import OffenceRecords
import Testing

@Suite struct OffenceFlagsTests {
  @Test func allZeroIsUnknown() {
    let flags = OffenceFlags()
    #expect(flags.rawValue == 0)
    #expect(OffenceFlags.Flag.allCases.allSatisfy { flags[$0] == .unknown })
  }

  @Test(arguments: OffenceFlags.Flag.allCases, TriState.allCases)
  func flagsAreIndependent(flag: OffenceFlags.Flag, value: TriState) {
    for background in TriState.allCases {
      var flags = OffenceFlags()
      for other in OffenceFlags.Flag.allCases { flags[other] = background }
      flags[flag] = value
      for other in OffenceFlags.Flag.allCases {
        #expect(flags[other] == (other == flag ? value : background))
      }
      #expect(OffenceFlags(rawValue: flags.rawValue) == flags)
    }
  }

  @Test func packingIsAsDocumented() {
    var flags = OffenceFlags()
    flags[.bladedArticle] = .yes
    flags[.firearm] = .no
    flags[.childExploitation] = .yes
    #expect(flags.rawValue == 0b10_00_00_00_01_10)
  }

  @Test func namesReadBack() {
    let names = OffenceFlags.Flag.allCases.map(\.name)
    #expect(
      names == [
        "bladed_article", "firearm", "domestic", "alcohol", "drugs", "child_exploitation",
      ])
    #expect(names.compactMap(OffenceFlags.Flag.init(name:)) == OffenceFlags.Flag.allCases)
    #expect(OffenceFlags.Flag(name: "knife") == nil)
  }

  @Test func kleeneTruthTables() {
    for left in TriState.allCases {
      #expect((left && .no) == .no)
      #expect((left || .yes) == .yes)
      #expect((left && .yes) == left)
      #expect((left || .no) == left)
      #expect(!(!left) == left)
    }
    #expect((TriState.unknown && .unknown) == .unknown)
    #expect((TriState.unknown || .unknown) == .unknown)
    #expect(!TriState.unknown == .unknown)
    #expect(!TriState.yes == .no)
  }
}

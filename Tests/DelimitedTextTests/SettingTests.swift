import DelimitedText
import Testing

/// Sentences that name settings by their meaning, and how they are spelled.
@Suite struct SettingTests {
  private func spelled(_ text: String) -> String {
    Setting.spelled(text) { ["crs": "--crs", "column": "--column"][$0.meaning] }
  }

  @Test func aKnownMeaningIsSpelled() {
    #expect(spelled("State it with \(Setting("crs")).") == "State it with --crs.")
    #expect(
      spelled("\(Setting("column")) code=A \(Setting("column")) age=B \(Setting("crs"))")
        == "--column code=A --column age=B --crs")
  }

  @Test(arguments: [
    "", "no setting", "‹unknown›", "‹", "›", "‹crs", "crs›", "‹ crs›", "‹›", "›crs‹", "«crs»",
    "‹crs e\u{301}›",
  ])
  func whatUsersWroteStays(text: String) { #expect(spelled(text) == text) }

  @Test func aMarkOfTheUsersHidesNoSetting() {
    #expect(spelled("the column ‹age needs ‹column›.") == "the column ‹age needs --column.")
    #expect(spelled("‹unknown› ‹crs› ›‹crs›") == "‹unknown› --crs ›--crs")
  }

  @Test func anErrorTellsItsSettings() {
    let error = HotspotError(
      .usage, "\(Setting("a")) needs \(Setting.rejectedRows). Leave \(Setting("a")) out.")
    #expect(error.settings == [Setting("a"), .rejectedRows])
    #expect(HotspotError(.usage, "nothing").settings.isEmpty)
  }
}

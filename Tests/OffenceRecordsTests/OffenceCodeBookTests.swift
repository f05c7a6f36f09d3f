import OffenceRecords
import Testing

@Suite struct OffenceCodeBookTests {
  let book = OffenceCodeBook.builtIn

  @Test func publishedCounts() {
    // Home Office, police recorded crime 2017/18, England and Wales.
    #expect(book["105A"]?.nationalCount == 509_372)
    #expect(book["8N"]?.nationalCount == 467_643)
    #expect(book["34B"]?.nationalCount == 69_469)
    #expect(book["1"]?.nationalCount == 728)
    #expect(book["4.10"]?.nationalCount == nil)
    #expect(book.entries.count == 137)
  }

  @Test func homicideIsFourCodes() {
    for code in ["1", "4.1", "4.10", "4.2"] {
      #expect(book[code]?.group == "Violence against the person")
      #expect(book[code]?.subgroup == "Homicide")
    }
    #expect(book["4.10"]?.title == "Corporate manslaughter")
    #expect(book["1/4.1/4.10/4.2"] == nil)
  }

  @Test func addedCodesHaveNoSubgroup() {
    #expect(book["19J"]?.group == "Sexual offences")
    #expect(book["19J"]?.subgroup == "")
    #expect(book["19K"]?.nationalCount == nil)
  }

  @Test func quotedTitlesAndOrder() {
    #expect(book["33"]?.title == "Going equipped for stealing, etc")
    let codes = book.entries.map { Array($0.code.utf8) }
    #expect(codes == codes.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(book.entries(ofClass: 34).map(\.code) == ["34A", "34B"])
    #expect(book.entries(ofClass: 125).isEmpty)
  }

  @Test func factsTakeGroupFromTheCode() {
    let facts = OffenceFacts(code: "34A")
    #expect(facts.group == "Robbery")
    #expect(facts.subgroup == "Robbery of business property")
    #expect(OffenceFacts(code: "34A", group: "Other").group == "Other")
    #expect(OffenceFacts(code: "LOCAL").group == "")
    #expect(OffenceFacts(code: "LOCAL", offenceClass: "8/1").group == "")
  }

  @Test func factsTakeGroupFromTheClassWhereItsCodesAgree() {
    let assault = OffenceFacts(offenceClass: "8/1")
    #expect(assault.offenceClass == "008/01")
    #expect(assault.group == "Violence against the person")
    #expect(assault.subgroup == "")
    #expect(OffenceFacts(offenceClass: "37/1").group == "")
    #expect(OffenceFacts(offenceClass: "125/9").group == "")
  }
}

import OffenceRecords
import Testing

@Suite struct OffenceClassTests {
  @Test(arguments: [
    ("8/1", "008/01"), ("008/01", "008/01"), ("00801", "008/01"), ("00802", "008/02"),
    ("8/60", "008/60"), (" 105/1 ", "105/01"), ("10501", "105/01"), ("80200", "802/00"),
    ("4/10", "004/10"), ("19999", "199/99"), ("1/0", "001/00"),
  ])
  func classesAreNormalised(text: String, expected: String) {
    #expect(OffenceClass.normalised(text) == expected)
    #expect(OffenceClass.damage(text) == nil)
  }

  @Test(arguments: [
    "", "8", "80", "802", "8021", "8N", "8/", "/1", "8/100", "1000/1", "8/1/2", "0/1", "8/1a",
    "008/01A", "OF61016", "00001", "008011", "8.1", "-8/1", "٨/١",
  ])
  func otherTextIsNoClass(text: String) {
    #expect(OffenceClass.normalised(text) == nil)
  }

  @Test(arguments: [
    "43831", "22129", "20000", "79999", "2020-01-01", "01/01/2020", "1/8/60", "08-Jan",
    "Aug-60", "2020-01-01 00:00:00", "2020-01-01T00:00:00Z", "802", "801", "3401", "8E+02",
  ])
  func spreadsheetDamageIsRefused(text: String) {
    #expect(OffenceClass.normalised(text) == nil)
    #expect(OffenceClass.damage(text) != nil)
  }

  @Test(arguments: [
    ("802", "Dangerous driving", "802/00"), ("802", "Assault with injury", "008/02"),
    ("801", "assault  WITH injury (section 47)", "008/01"),
    ("3401", "Robbery of business property", "034/01"),
  ])
  func titleRestoresLostZeros(text: String, title: String, expected: String) {
    #expect(OffenceClass.normalised(text, title: title) == expected)
    #expect(OffenceClass.damage(text, title: title) == nil)
  }

  @Test(arguments: [("802", "Robbery"), ("802", ""), ("802", "Rape"), ("3401", "Burglary")])
  func aTitleThatDisagreesRestoresNothing(text: String, title: String) {
    #expect(OffenceClass.normalised(text, title: title) == nil)
    #expect(OffenceClass.damage(text, title: title) != nil)
  }
}

@Suite struct OffenceCodeTests {
  @Test(arguments: [
    "5E", "5D", "8N", "4.10", "4.1", "37.2", "104", "19E", "CIFAS", "FFA UK", "OF61016", "8/1",
    "008/01", "NC-DA", "MISSING", "10A", "1", "", "MAR", "E10", "DV-12",
  ])
  func codesPass(code: String) {
    #expect(OffenceCode.damage(code) == nil)
  }

  @Test(arguments: [
    "2020-01-01", "01/01/2020", "10-Apr", "Apr-10", "10 April 2020", "5E+00", "8.00E+00",
    "1E+05", "5E10", "5E+10", "5e-3", "2020/04/10", "1/4/20", "10-Apr-20", "Sept-10",
    "2020-04-10 00:00",
  ])
  func damageIsRefused(code: String) {
    #expect(OffenceCode.damage(code) != nil)
  }

  @Test func corporateManslaughterWarns() {
    #expect(OffenceCode.warning("4.1", title: "CORPORATE Manslaughter") != nil)
    #expect(OffenceCode.warning("4.1", title: "Manslaughter") == nil)
    #expect(OffenceCode.warning("4.10", title: "Corporate manslaughter") == nil)
  }
}

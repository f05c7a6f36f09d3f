/// What a column of an offence file can mean.
public enum OffenceColumn: String, CaseIterable, Hashable, Sendable {
  case person, event, role, date, end, reported, code
  case offenceClass = "class"
  case title, group, subgroup, easting, northing, longitude, latitude, area, status
  case placeType = "place_type"
  case gravity, victim
  case birthDate = "birth_date"
  case age
  case bladedArticle = "bladed_article"
  case firearm, domestic, alcohol, drugs
  case childExploitation = "child_exploitation"

  /// The name used in `--column NAME=HEADER`.
  public var name: String { rawValue }

  /// The headers that mean this column in the generic layout, folded, the most telling first.
  var aliases: [String] {
    switch self {
    case .person:
      [
        "personid", "person", "nominalref", "nominalid", "nominal", "nominalnumber", "urn",
        "personurn", "suspectid", "offenderid", "subjectid", "pncid", "nichenominal",
      ]
    case .event:
      [
        "eventid", "event", "occurrencenumber", "occurrenceid", "occurrence", "crimeid",
        "crimenumber", "crimeref", "crimereference", "incidentid", "incidentnumber", "offenceid",
        "investigationid",
      ]
    case .role:
      ["role", "personrole", "nominalrole", "involvement", "involvementtype", "association"]
    case .date:
      [
        "occurredat", "occurredon", "offencedate", "occurreddate", "dateoccurred", "eventdate",
        "committedat", "committeddate", "committedfrom", "startdate", "datefrom", "datetime",
        "date", "occurrencedate", "incidentdate", "month",
      ]
    case .end: ["endedat", "endat", "enddate", "dateto", "occurredto", "committedto", "end"]
    case .reported:
      [
        "reportedat", "reportedon", "reporteddate", "datereported", "recordedat", "recordedon",
        "recordeddate", "daterecorded", "reported",
      ]
    case .code:
      [
        "offencecode", "hocode", "homeofficecode", "hooffencecode", "crimecode", "recordedcode",
        "code",
      ]
    case .offenceClass:
      ["offenceclass", "hoclass", "classsubclass", "hoclasssubclass", "offenceclasscode", "class"]
    case .title:
      [
        "offencetitle", "offencedescription", "offence", "hooffencedescription", "offencename",
        "description", "title",
      ]
    case .group: ["offencegroup", "crimegroup", "hogroup", "offencetype", "crimetype", "group"]
    case .subgroup: ["offencesubgroup", "crimesubgroup", "hosubgroup", "subgroup"]
    case .easting: ["easting", "eastings", "osx", "gridx", "bngeasting", "x"]
    case .northing: ["northing", "northings", "osy", "gridy", "bngnorthing", "y"]
    case .longitude: ["longitude", "long", "lon", "lng"]
    case .latitude: ["latitude", "lat"]
    case .area:
      [
        "area", "lpa", "localpolicingarea", "policingarea", "policearea", "beat", "ward", "lsoa",
        "district", "bcu", "lsoacode",
      ]
    case .status: ["status", "crimestatus", "recordstatus", "crimedstatus", "offencestatus"]
    case .placeType: ["placetype", "locationtype", "premisestype", "premises", "venuetype"]
    case .gravity: ["gravity", "harm", "weight", "score", "severity", "harmscore"]
    case .victim:
      ["victimid", "victim", "victimref", "victimurn", "victimnominal", "victimnominalref"]
    case .birthDate: ["birthdate", "dateofbirth", "dob", "born"]
    case .age: ["age", "personage", "ageatevent", "ageatoffence"]
    case .bladedArticle:
      ["bladedarticle", "knife", "knifeflag", "bladed", "bladeflag", "knifecrime"]
    case .firearm: ["firearm", "firearmflag", "gun", "gunflag"]
    case .domestic: ["domestic", "domesticabuse", "domesticflag", "da", "daflag"]
    case .alcohol: ["alcohol", "alcoholflag"]
    case .drugs: ["drugs", "drugsflag", "drug"]
    case .childExploitation:
      ["childexploitation", "ce", "cse", "ceflag", "cseflag", "childexploitationflag"]
    }
  }

  /// The flag a column holds, if it holds one.
  var flag: OffenceFlags.Flag? {
    switch self {
    case .bladedArticle: .bladedArticle
    case .firearm: .firearm
    case .domestic: .domestic
    case .alcohol: .alcohol
    case .drugs: .drugs
    case .childExploitation: .childExploitation
    default: nil
    }
  }
}

/// The columns a reader is asked to decode.
public struct OffenceColumns: OptionSet, Hashable, Sendable {
  /// One bit a column, in the order of `OffenceColumn.allCases`.
  public let rawValue: UInt32

  /// A set from its bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A set of columns.
  public init(_ columns: some Sequence<OffenceColumn>) {
    rawValue = columns.reduce(0) { $0 | 1 << UInt32(OffenceColumns.place($1)) }
  }

  /// Every column.
  public static let all = OffenceColumns(OffenceColumn.allCases)

  /// Whether a column is asked for.
  public func contains(_ column: OffenceColumn) -> Bool {
    rawValue & 1 << UInt32(OffenceColumns.place(column)) != 0
  }

  private static func place(_ column: OffenceColumn) -> Int {
    OffenceColumn.allCases.firstIndex(of: column) ?? 0
  }
}

public import OffenceRecords
internal import DelimitedText

extension ConfigurationCatalogue {
  /// RFG models.
  public static var models: ConfigurationCatalogue {
    ConfigurationCatalogue(
      entries: RFGModel.builtInNames.compactMap(RFGModel.builtIn).map {
        Entry(name: $0.name, version: String($0.version), summary: $0.summary)
      }, limit: SmallFile.largestYAML
    ) { name throws(HotspotError) in
      try RFGModel.load(name).text
    } faults: {
      RFGModel.check(yaml: $0, file: $1)
    }
  }
}

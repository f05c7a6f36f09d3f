public import DelimitedText
internal import OffenceRecords

extension RFGModel {
  /// The built-in models' names, in alphabetical order.
  public static let builtInNames = sources.keys.sorted()

  /// A built-in model, or nil where there is none of that name.
  ///
  /// Their numbers are illustrative: none is any force's own.
  public static func builtIn(_ name: String) -> RFGModel? {
    builtIns[name]
  }

  /// The built-in model of a name, or else the model in a file.
  public static func load(_ nameOrPath: String) throws(HotspotError) -> RFGModel {
    if let model = builtIn(nameOrPath) { return model }
    guard SmallFile.exists(nameOrPath) else {
      throw SmallFile.unknown("model", nameOrPath, builtIn: builtInNames)
    }
    let bytes = try SmallFile.bytes(
      at: nameOrPath, limit: SmallFile.largestYAML)
    return try RFGModel(yaml: bytes, file: nameOrPath)
  }

  private static let sources: [String: [UInt8]] = [
    "child-exploitation": PackageResources.child_exploitation_yaml,
    "domestic-abuse-serial": PackageResources.domestic_abuse_serial_yaml,
    "focused-deterrence": PackageResources.focused_deterrence_yaml,
    "high-harm-100": PackageResources.high_harm_100_yaml,
    "quintiles": PackageResources.quintiles_yaml,
    "repeat-weapon-records": PackageResources.repeat_weapon_records_yaml,
    "serious-violence": PackageResources.serious_violence_yaml,
  ]

  private static let builtIns: [String: RFGModel] = sources.reduce(into: [:]) { models, source in
    do {
      models[source.key] = try RFGModel(yaml: source.value, file: source.key)
    } catch {
      preconditionFailure("A built-in model is damaged: \(error)")
    }
  }
}

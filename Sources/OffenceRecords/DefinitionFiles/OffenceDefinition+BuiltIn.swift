public import DelimitedText

extension OffenceDefinition {
  /// The built-in definitions' names, in alphabetical order.
  public static let builtInNames = sources.keys.sorted()

  /// A built-in definition, or nil where there is none of that name.
  public static func builtIn(_ name: String) -> OffenceDefinition? {
    builtIns[name]
  }

  /// Offences outside dwellings.
  public static let publicPlace: OffenceDefinition = {
    guard let definition = builtIn("public-place") else {
      preconditionFailure("The built-in definition public-place is missing.")
    }
    return definition
  }()

  /// The built-in definition of a name, or else the definition in a file.
  public static func load(_ nameOrPath: String) throws(HotspotError) -> OffenceDefinition {
    if let definition = builtIn(nameOrPath) { return definition }
    guard SmallFile.exists(nameOrPath) else {
      throw SmallFile.unknown("definition", nameOrPath, builtIn: builtInNames)
    }
    let bytes = try SmallFile.bytes(
      at: nameOrPath, limit: SmallFile.largestYAML)
    return try OffenceDefinition(yaml: bytes, file: nameOrPath)
  }

  private static let sources: [String: [UInt8]] = [
    "child-exploitation": PackageResources.child_exploitation_yaml,
    "domestic-abuse": PackageResources.domestic_abuse_yaml,
    "hips-serious-violence": PackageResources.hips_serious_violence_yaml,
    "knife-crime": PackageResources.knife_crime_yaml,
    "public-place": PackageResources.public_place_yaml,
    "public-space-violence": PackageResources.public_space_violence_yaml,
    "serious-violence-strategy": PackageResources.serious_violence_strategy_yaml,
    "tvp-serious-violence": PackageResources.tvp_serious_violence_yaml,
    "violent-or-sexual": PackageResources.violent_or_sexual_yaml,
    "weapon-possession": PackageResources.weapon_possession_yaml,
  ]

  private static let builtIns: [String: OffenceDefinition] = sources.compactMapValues {
    bytes in
    do {
      return try OffenceDefinition(yaml: bytes, file: "built-in definition")
    } catch {
      preconditionFailure("A built-in definition is damaged: \(error)")
    }
  }
}

// swift-tools-version: 6.2

import PackageDescription

/// A module of ours, with the modules of ours that it may import: the table of imports stands here
/// and nowhere else, and a test compares every `import` with it.
func module(
  _ name: String, imports ours: [String], others: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: ours.map { .target(name: $0) } + others, resources: resources)
}

/// The tests of a module, which may import what it may, and what they name besides.
func tests(of name: String, imports ours: [String], others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ours.map { .target(name: $0) } + others)
}

func systemLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let gdal: Target.Dependency = .target(name: "CGDAL", condition: .when(traits: ["GDAL"]))

let package = Package(
  name: "hotspot",
  products: [
    .library(name: "HotspotPolicing", targets: ["HotspotPolicing"]),
    .library(name: "RFGScoring", targets: ["RFGScoring"]),
    .library(name: "HotspotMapping", targets: ["HotspotMapping"]),
    .library(name: "HotspotTrials", targets: ["HotspotTrials"]),
    .library(name: "TrialDesigns", targets: ["TrialDesigns"]),
    .library(name: "HotspotFiles", targets: ["HotspotFiles"]),
    .library(name: "HotspotReports", targets: ["HotspotReports"]),
    .executable(name: "hotspot", targets: ["hotspot"]),
  ],
  traits: [
    .trait(
      name: "GDAL", description: "Read and write map files: GeoPackage, GeoJSON, GeoTIFF and more."),
    .default(enabledTraits: ["GDAL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    systemLibrary("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    systemLibrary("CArchive", pkgConfig: "libarchive", package: "libarchive-dev"),
    systemLibrary("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    systemLibrary("CGEOS", pkgConfig: "geos", package: "libgeos-dev"),
    systemLibrary("CPROJ", pkgConfig: "proj", package: "libproj-dev"),
    systemLibrary("CGDAL", pkgConfig: "gdal", package: "libgdal-dev"),
    .target(name: "CDelimiters"),
    .target(name: "CNumerics", linkerSettings: [.linkedLibrary("m")]),

    module("ParallelWork", imports: []),
    module(
      "DelimitedText", imports: ["CDelimiters", "CZlib", "CArchive", "CCrypto", "ParallelWork"]),
    module("ResultTables", imports: ["ParallelWork", "DelimitedText"]),
    module("HotspotStatistics", imports: []),
    module("StatisticalModels", imports: ["CNumerics"]),
    module("HotspotGeometry", imports: ["CGEOS", "CPROJ", "ParallelWork", "DelimitedText"]),
    module(
      "MapLayers", imports: ["DelimitedText", "ResultTables", "HotspotGeometry"]),
    module(
      "OffenceRecords", imports: ["ParallelWork", "DelimitedText", "ResultTables"],
      others: [yams],
      resources: [
        .embedInCode("CodeTables"), .embedInCode("Definitions"), .embedInCode("Weights"),
      ]),
    module("SampleOffences", imports: ["ParallelWork", "DelimitedText", "ResultTables"]),
    module(
      "RFGScoring",
      imports: [
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotStatistics", "OffenceRecords",
      ],
      resources: [.embedInCode("Models")]),
    module(
      "HotspotMapping",
      imports: [
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotStatistics", "StatisticalModels",
        "HotspotGeometry", "MapLayers", "OffenceRecords",
      ]),
    module(
      "TrialDesigns",
      imports: [
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotStatistics", "StatisticalModels",
        "HotspotGeometry", "MapLayers",
      ]),
    module(
      "TrialPower",
      imports: [
        "HotspotGeometry",
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotStatistics", "StatisticalModels",
        "TrialDesigns",
      ]),
    module(
      "TrialFiles",
      imports: [
        "StatisticalModels",
        "DelimitedText", "ResultTables", "HotspotGeometry", "MapLayers", "TrialDesigns",
      ], others: [grdb]),
    module("HotspotTrials", imports: ["TrialDesigns", "TrialPower", "TrialFiles"]),
    module(
      "HotspotFiles",
      imports: [
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotGeometry", "MapLayers",
      ], others: [gdal]),
    module(
      "HotspotReports",
      imports: [
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotGeometry", "MapLayers",
        "TrialPower", "HotspotFiles",
      ]),
    module(
      "HotspotPolicing",
      imports: [
        "ParallelWork", "DelimitedText", "ResultTables", "HotspotStatistics", "StatisticalModels",
        "HotspotGeometry", "MapLayers", "OffenceRecords", "SampleOffences", "RFGScoring",
        "HotspotMapping", "HotspotTrials",
      ]),
    .executableTarget(
      name: "hotspot",
      dependencies: [
        "HotspotFiles", "HotspotPolicing", "HotspotReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    tests(of: "ParallelWork", imports: ["ParallelWork"]),
    tests(of: "DelimitedText", imports: ["DelimitedText", "TestSupport"]),
    tests(of: "ResultTables", imports: ["DelimitedText", "ResultTables", "TestSupport"]),
    tests(of: "HotspotStatistics", imports: ["HotspotStatistics", "TestSupport"]),
    tests(
      of: "OffenceRecords",
      imports: [
        "DelimitedText", "OffenceRecords", "SampleOffences", "TestSupport",
      ]),
    tests(
      of: "SampleOffences",
      imports: ["DelimitedText", "SampleOffences"]),
    tests(
      of: "MapLayers",
      imports: ["MapLayers", "TestSupport"]),
    tests(
      of: "RFGScoring",
      imports: [
        "DelimitedText", "OffenceRecords", "ResultTables", "RFGScoring",
        "TestSupport",
      ]),
    tests(of: "StatisticalModels", imports: ["StatisticalModels", "TestSupport"]),
    tests(of: "HotspotGeometry", imports: ["DelimitedText", "HotspotGeometry", "TestSupport"]),
    tests(
      of: "HotspotMapping",
      imports: [
        "DelimitedText", "HotspotGeometry", "HotspotMapping", "HotspotStatistics", "MapLayers",
        "OffenceRecords", "TestSupport", "ResultTables",
      ]),
    tests(
      of: "TrialDesigns",
      imports: [
        "DelimitedText", "HotspotGeometry", "MapLayers", "TestSupport",
        "ResultTables", "TrialDesigns",
      ]),
    tests(
      of: "TrialPower",
      imports: [
        "DelimitedText", "HotspotStatistics", "StatisticalModels", "TrialDesigns", "TrialPower",
      ]),
    tests(
      of: "TrialFiles",
      imports: [
        "DelimitedText", "HotspotGeometry", "TestSupport", "ResultTables",
        "TrialDesigns", "TrialFiles",
      ], others: [grdb]),
    tests(
      of: "HotspotFiles",
      imports: [
        "DelimitedText", "HotspotFiles", "HotspotGeometry", "MapLayers", "TrialDesigns",
        "TestSupport", "ResultTables",
      ], others: [gdal]),
    tests(
      of: "HotspotReports",
      imports: [
        "DelimitedText", "HotspotGeometry", "HotspotReports", "MapLayers",
        "TestSupport", "ResultTables",
      ]),
    .testTarget(name: "HouseTests"),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "HotspotPolicing", "hotspot",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  cxxLanguageStandard: .cxx17
)

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
]
/// All but the command line, which sees the library through its umbrella.
let librarySettings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
for target in package.targets where target.type != .system {
  target.swiftSettings = settings + (target.type == .executable ? [] : librarySettings)
}

// HOTSPOT_TESTS=OffenceRecordsTests,HotspotGeometryTests keeps these test targets and what they
// depend on, so that a build for them alone, as that under a sanitizer, makes nothing else.
if let names = Context.environment["HOTSPOT_TESTS"], !names.isEmpty {
  let targets = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
  var kept: Set<String> = []
  var pending = names.split(separator: ",").map(String.init)
  while let name = pending.popLast() {
    guard kept.insert(name).inserted else { continue }
    guard let target = targets[name] else { fatalError("HOTSPOT_TESTS: no target \(name)") }
    for case .targetItem(let dependency, _) in target.dependencies { pending.append(dependency) }
    for case .byNameItem(let dependency, _) in target.dependencies { pending.append(dependency) }
  }
  package.targets.removeAll { !kept.contains($0.name) }
  package.products = []
}

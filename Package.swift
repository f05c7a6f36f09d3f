// swift-tools-version: 6.2

import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
]

/// The command line sees the whole library through its umbrella.
let commandSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
]

let package = Package(
  name: "hotspot",
  products: [
    .library(name: "HotspotPolicing", targets: ["HotspotPolicing"]),
    .library(name: "RFGScoring", targets: ["RFGScoring"]),
    .library(name: "HotspotMapping", targets: ["HotspotMapping"]),
    .library(name: "HotspotTrials", targets: ["HotspotTrials"]),
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
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "CDelimiters"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
    .target(name: "CNumerics", linkerSettings: [.linkedLibrary("m")]),

    .target(
      name: "DelimitedText",
      dependencies: [
        "CDelimiters", "CZlib", "CArchive",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "ResultTables",
      dependencies: ["DelimitedText", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: swiftSettings),
    .target(name: "HotspotStatistics", swiftSettings: swiftSettings),
    .target(
      name: "OffenceRecords",
      dependencies: ["DelimitedText", .product(name: "Yams", package: "Yams")],
      resources: [
        .embedInCode("CodeTables"), .embedInCode("Definitions"), .embedInCode("Weights"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "RFGScoring",
      dependencies: [
        "DelimitedText", "HotspotStatistics", "OffenceRecords", "ResultTables",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Models")],
      swiftSettings: swiftSettings),
    .target(name: "StatisticalModels", dependencies: ["CNumerics"], swiftSettings: swiftSettings),
    .target(
      name: "HotspotGeometry", dependencies: ["CGEOS", "CPROJ"], swiftSettings: swiftSettings),
    .target(
      name: "HotspotMapping",
      dependencies: [
        "DelimitedText", "HotspotGeometry", "HotspotStatistics", "OffenceRecords", "ResultTables",
        "StatisticalModels",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "HotspotTrials",
      dependencies: [
        "DelimitedText", "HotspotGeometry", "HotspotMapping", "HotspotStatistics",
        "OffenceRecords", "ResultTables", "StatisticalModels",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "HotspotFiles",
      dependencies: [
        "DelimitedText", "HotspotGeometry", "HotspotMapping", "HotspotTrials", "ResultTables",
        .target(name: "CGDAL", condition: .when(traits: ["GDAL"])),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "HotspotReports",
      dependencies: [
        "HotspotFiles", "HotspotGeometry", "HotspotMapping", "HotspotTrials", "ResultTables",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "HotspotPolicing",
      dependencies: [
        "DelimitedText", "HotspotGeometry", "HotspotMapping", "HotspotStatistics",
        "HotspotTrials", "OffenceRecords", "ResultTables", "RFGScoring", "StatisticalModels",
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "hotspot",
      dependencies: [
        "HotspotFiles", "HotspotPolicing", "HotspotReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: commandSettings),

    .target(
      name: "ReaderTestSupport", path: "Tests/ReaderTestSupport", swiftSettings: swiftSettings),
    .testTarget(
      name: "DelimitedTextTests", dependencies: ["DelimitedText", "ReaderTestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ResultTablesTests", dependencies: ["DelimitedText", "ResultTables"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "HotspotStatisticsTests", dependencies: ["HotspotStatistics"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "OffenceRecordsTests",
      dependencies: ["DelimitedText", "OffenceRecords", "ReaderTestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "RFGScoringTests",
      dependencies: [
        "DelimitedText", "HotspotStatistics", "OffenceRecords", "ResultTables", "RFGScoring",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "StatisticalModelsTests", dependencies: ["StatisticalModels"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "HotspotGeometryTests", dependencies: ["HotspotGeometry"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "HotspotMappingTests",
      dependencies: [
        "DelimitedText", "HotspotGeometry", "HotspotMapping", "HotspotStatistics",
        "OffenceRecords", "ReaderTestSupport", "ResultTables", "StatisticalModels",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "HotspotTrialsTests",
      dependencies: [
        "DelimitedText", "HotspotGeometry", "HotspotStatistics", "HotspotTrials",
        "ReaderTestSupport", "ResultTables", "StatisticalModels",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "HotspotFilesTests",
      dependencies: [
        "DelimitedText", "HotspotFiles", "HotspotGeometry", "HotspotMapping", "HotspotTrials",
        "ReaderTestSupport", "ResultTables",
        .target(name: "CGDAL", condition: .when(traits: ["GDAL"])),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "HotspotReportsTests",
      dependencies: [
        "HotspotFiles", "HotspotGeometry", "HotspotMapping", "HotspotReports",
        "ReaderTestSupport", "ResultTables",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CommandTests", dependencies: ["HotspotPolicing", "hotspot"],
      swiftSettings: swiftSettings),
  ],
  cxxLanguageStandard: .cxx17
)

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
    .executable(name: "hotspot", targets: ["hotspot"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "CDelimiters"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

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
      resources: [.embedInCode("CodeTables"), .embedInCode("Definitions")],
      swiftSettings: swiftSettings),
    .target(
      name: "RFGScoring",
      dependencies: [
        "DelimitedText", "HotspotStatistics", "OffenceRecords", "ResultTables",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Models"), .embedInCode("Weights")],
      swiftSettings: swiftSettings),
    .target(
      name: "HotspotPolicing",
      dependencies: [
        "DelimitedText", "HotspotStatistics", "OffenceRecords", "ResultTables", "RFGScoring",
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "hotspot",
      dependencies: [
        "HotspotPolicing", .product(name: "ArgumentParser", package: "swift-argument-parser"),
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
      name: "CommandTests", dependencies: ["HotspotPolicing", "hotspot"],
      swiftSettings: swiftSettings),
  ]
)

// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that users of the library resolve none of its dependencies.
let package = Package(
  name: "hotspot-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "hotspot", path: ".."),
    // Without traits: its allocation counter needs jemalloc and reads nothing here.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "HotspotBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "HotspotPolicing", package: "hotspot"),
        "MapSamples",
      ],
      path: "Benchmarks/HotspotBenchmarks",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "TrialBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "HotspotPolicing", package: "hotspot"),
        "TrialSamples",
      ],
      path: "Benchmarks/TrialBenchmarks",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .target(
      name: "MapSamples",
      dependencies: [.product(name: "HotspotPolicing", package: "hotspot")],
      path: "Benchmarks/MapSamples",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ]),
    .executableTarget(
      name: "MapKernels",
      dependencies: [
        "KernelRuns", "MapSamples", .product(name: "HotspotPolicing", package: "hotspot"),
      ],
      path: "Benchmarks/MapKernels",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ]),
    .target(
      name: "TrialSamples",
      dependencies: [.product(name: "HotspotPolicing", package: "hotspot")],
      path: "Benchmarks/TrialSamples",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ]),
    .target(
      name: "KernelRuns",
      path: "Benchmarks/KernelRuns",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ]),
    .executableTarget(
      name: "TrialKernels",
      dependencies: [
        "KernelRuns", "TrialSamples", .product(name: "HotspotPolicing", package: "hotspot"),
      ],
      path: "Benchmarks/TrialKernels",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ]),
    .executableTarget(
      name: "ZonePeer",
      dependencies: [.product(name: "HotspotPolicing", package: "hotspot")],
      path: "Benchmarks/ZonePeer",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
      ]),
  ]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of the library never resolve what benchmarks need.
let package = Package(
  name: "chartplotter-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "chartplotter", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // Its traits hook the allocator and the runtime, which measures other work than users have.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // The yardstick reads events with libyaml alone, without any of the library's code.
    .systemLibrary(
      name: "CYAMLEvents", path: "Sources/CYAMLEvents", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"]), .yum(["libyaml-devel"])]),
    // Whole charts, in yardsticks.
    .executableTarget(
      name: "throughput",
      dependencies: [
        "CYAMLEvents",
        .product(name: "Chartplotter", package: "chartplotter"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Starts a stage under callgrind.
    .target(name: "CCountedRun"),
    // The stages of a rendering, one by one, for `swift package benchmark`.
    .executableTarget(
      name: "Stages",
      dependencies: [
        "CCountedRun",
        .product(name: "Chartplotter", package: "chartplotter"),
        .product(name: "GoTemplate", package: "chartplotter"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Stages",
      // Valgrind's reader of debugging information gives up on what this compiler writes; function
      // names stay.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--strip-debug"], .when(platforms: [.linux]))],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of the library never resolve what benchmarks need.
let package = Package(
  name: "chartplotter-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "chartplotter", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    // The yardstick reads events with libyaml alone, without any of the library's code.
    .systemLibrary(
      name: "CYAMLEvents", path: "Sources/CYAMLEvents", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"]), .yum(["libyaml-devel"])]),
    .executableTarget(
      name: "throughput",
      dependencies: [
        "CYAMLEvents",
        .product(name: "Chartplotter", package: "chartplotter"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ]
)

// swift-tools-version: 6.2
import PackageDescription

// Debian's re2.pc asks for -pthread, which SwiftPM refuses with a warning; there the library is on
// the default path, elsewhere pkg-config finds it.
#if os(Linux)
  let re2PkgConfig: String? = nil
#else
  let re2PkgConfig: String? = "re2"
#endif

let package = Package(
  name: "chartplotter",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Chartplotter", targets: ["Chartplotter"]),
    .library(name: "GoTemplate", targets: ["GoTemplate"]),
    .executable(name: "render", targets: ["render"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    // System libraries; `Scripts/setup` installs them.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"]), .yum(["zlib-devel"])]),
    .systemLibrary(
      name: "CLibRE2", pkgConfig: re2PkgConfig,
      providers: [.apt(["libre2-dev"]), .brew(["re2"]), .yum(["re2-devel"])]),
    .systemLibrary(
      name: "CLibcrypt", pkgConfig: "libcrypt",
      providers: [.apt(["libcrypt-dev"]), .yum(["libxcrypt-devel"])]),
    // RE2 has a C++ interface only; this shim gives Swift a C one.
    .target(
      name: "CRE2", dependencies: ["CLibRE2"], linkerSettings: [.linkedLibrary("re2")]),

    // Each target depends only on those above it.
    .target(name: "GoRuntime"),
    .target(name: "GoRegexp", dependencies: ["GoRuntime", "CRE2"]),
    .target(name: "YAML", dependencies: ["GoRuntime"]),
    .target(name: "GoTemplate", dependencies: ["GoRuntime"]),
    .target(
      name: "Sprig",
      dependencies: [
        "GoRuntime", "GoRegexp", "YAML", "GoTemplate", "CLibcrypt",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "JSONSchema", dependencies: ["GoRuntime", "GoRegexp"]),
    .target(
      name: "Chartplotter",
      dependencies: ["GoRuntime", "YAML", "GoTemplate", "Sprig", "JSONSchema", "CZlib"]),
    // Programs and threads, for the executables.
    .target(name: "Processes"),
    // Argo CD's Applications, golden files and comparisons of whole clusters, for `render`.
    .target(
      name: "GitOps",
      dependencies: [
        "Chartplotter", "GoRuntime", "GoTemplate", "Processes", "Sprig", "YAML",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(
      name: "render",
      dependencies: [
        "Chartplotter", "GitOps", "Processes", "YAML", "GoRuntime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Compares answers with those of the real Helm; a tool of the project, not a product.
    .executableTarget(
      name: "conformance", dependencies: ["Chartplotter", "Processes", "GoRuntime"]),
    // Looks for inputs that are answered badly; a tool of the project too.
    .target(name: "Fuzzing", dependencies: ["Chartplotter", "GoRuntime", "YAML", "CZlib"]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Fuzzing", "Processes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "GoRuntimeTests", dependencies: ["GoRuntime"]),
    .testTarget(name: "GoRegexpTests", dependencies: ["GoRegexp", "GoRuntime"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"]),
    .testTarget(name: "GoTemplateTests", dependencies: ["GoTemplate"]),
    .testTarget(
      name: "SprigTests",
      dependencies: [
        "Sprig", "GoRuntime", "GoTemplate", "CLibcrypt",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .testTarget(name: "JSONSchemaTests", dependencies: ["JSONSchema"]),
    .testTarget(name: "ChartplotterTests", dependencies: ["Chartplotter", "Fuzzing"]),
    .testTarget(
      name: "GitOpsTests", dependencies: ["GitOps", "Chartplotter", "GoRuntime", "YAML"]),
    .testTarget(name: "RenderTests", dependencies: ["Chartplotter", "Processes", "render"]),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing"]),
    .testTarget(name: "ConformanceTests", dependencies: ["conformance", "render"]),
  ],
  cxxLanguageStandard: .cxx17
)

// The same strict settings for every Swift target.
for target in package.targets where target.type != .system && target.name != "CRE2" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

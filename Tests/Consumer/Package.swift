// swift-tools-version: 6.2
// What a user of the library writes: one dependency, one product.
import PackageDescription

let package = Package(
  name: "consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "chartplotter", path: "../..")],
  targets: [
    .executableTarget(
      name: "Consumer", dependencies: [.product(name: "Chartplotter", package: "chartplotter")])
  ]
)

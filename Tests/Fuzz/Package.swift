// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that libFuzzer is no part of the product. `Tests/Fuzz/fuzz` builds it.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "brink", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "BrinkLibrary", package: "brink"), .product(name: "BrinkRecords", package: "brink"),
      ])
  ]
)

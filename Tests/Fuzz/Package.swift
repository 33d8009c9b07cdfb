// swift-tools-version: 6.3
import PackageDescription

/// What SwiftPM calls the package of Brink: the folder of the checkout, as an identifier. By this name the compiler opens what
/// Brink's modules show each other.
let checkout = Context.packageDirectory.split(separator: "/").dropLast(2).last ?? "brink"
let packageName = String(checkout.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })

// A package of its own, so that libFuzzer is no part of the product. `Tests/Fuzz/fuzz` builds it.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "brink", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "BrinkLibrary", package: "brink"), .product(name: "BrinkWorkbench", package: "brink"),
      ],
      packageAccess: false,
      swiftSettings: [
        .unsafeFlags(["-parse-as-library", "-package-name", packageName])
      ])
  ]
)

// swift-tools-version: 6.3
import PackageDescription

// A package of its own: it sees what is public, and nothing else.
let package = Package(
  name: "LibraryClient",
  dependencies: [.package(name: "brink", path: "../..")],
  targets: [
    .executableTarget(
      name: "LibraryClient", dependencies: [.product(name: "BrinkLibrary", package: "brink")],
      // With it nothing is seen that the one module does not export.
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")])
  ]
)

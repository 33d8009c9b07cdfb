// swift-tools-version: 6.3
import PackageDescription

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this machine's processor has, in the words of Linux; nothing on other systems.
func processorFlags() -> Set<Substring> {
  #if os(Linux)
    guard let file = fopen("/proc/cpuinfo", "r") else { return [] }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1 << 14)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("flags") { return Set(text.split { $0 == " " || $0 == "\n" || $0 == "\t" }) }
    }
  #endif
  return []
}

/// The processors to build for: those with AVX-512, or all of the last ten years. Both play the same bits.
///
/// `BRINK_CPU` is `portable`, `avx512`, or not set, for what this machine has.
func buildsForAVX512() -> Bool {
  switch Context.environment["BRINK_CPU"] ?? "" {
  case "": return processorFlags().isSuperset(of: ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"])
  case "avx512": return true
  case "portable": return false
  case let other:
    let message = Array("BRINK_CPU is portable or avx512, not \(other)\n".utf8)
    _ = write(STDERR_FILENO, message, message.count)
    exit(1)
  }
}

#if arch(x86_64)
  // Without FMA `addingProduct` becomes a library call, twenty times slower; every CPU since 2013 has it.
  let isWide = buildsForAVX512()
  let kernelFlags: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-march=x86-64-v\(isWide ? 4 : 3)"])]
  let processorSettings: [SwiftSetting] = isWide ? [.define("BRINK_AVX512")] : []
#else
  let kernelFlags: [SwiftSetting] = []
  let processorSettings: [SwiftSetting] = []
#endif

let settings: [SwiftSetting] = kernelFlags + [.treatAllWarnings(as: .error)]

/// One module of the product; `uses` names the modules below it that it may import.
func module(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module.
func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "brink",
  products: [
    .executable(name: "brink", targets: ["brink"]),
    .library(name: "BrinkLibrary", targets: ["BrinkLibrary"]),
    // Nothing in it is public: it is there for Tests/Fuzz.
    .library(name: "BrinkWorkbench", targets: ["ResultsStore", "Workbench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(name: "CProcessor"),
    // Runs before it is known which processor this is, and so is compiled for none.
    .target(
      name: "Processor", dependencies: ["CProcessor"],
      swiftSettings: processorSettings + [.treatAllWarnings(as: .error)]),
    module("Probability", uses: ["CGSL"]),
    module("Simulation", uses: ["Probability"]),
    module("ScenarioLanguage", uses: ["Simulation", "Probability"]),
    module("MonteCarlo", uses: ["Simulation", "Probability"]),
    module("Analysis", uses: ["MonteCarlo", "Simulation", "Probability"]),
    module("Studies", uses: ["Analysis", "MonteCarlo", "Simulation", "Probability"]),
    module(
      "BrinkLibrary",
      uses: ["Studies", "Analysis", "MonteCarlo", "ScenarioLanguage", "Simulation", "Probability"]),
    module(
      "ResultsStore",
      uses: [
        "MonteCarlo", "Simulation", "Probability", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ]),
    module("Reporting", uses: ["Analysis", "Probability", .product(name: "Crypto", package: "swift-crypto")]),
    module(
      "Workbench",
      uses: [
        "Probability", "Simulation", "ScenarioLanguage", "MonteCarlo", "Analysis", "Studies", "ResultsStore",
        "Reporting",
      ]),
    .executableTarget(
      name: "brink",
      dependencies: [
        "Processor", "Workbench", "Simulation", "ScenarioLanguage", "MonteCarlo", "Analysis", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "Benchmarks", dependencies: ["MonteCarlo", "ResultsStore", "ScenarioLanguage", "Simulation"],
      exclude: ["K5/k5.c", "K5/k5_coefficients.h", "K5/scenario.json"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: [], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "ProcessorTests", dependencies: ["Processor", "Workbench"], swiftSettings: settings),
    tests(of: "Probability"),
    tests(of: "Simulation", uses: ["Probability", "ScenarioLanguage"]),
    tests(of: "MonteCarlo", uses: ["Simulation", "ScenarioLanguage", "Probability"]),
    tests(of: "ScenarioLanguage", uses: ["Simulation", "Probability"]),
    tests(of: "Analysis", uses: ["MonteCarlo", "ScenarioLanguage", "Simulation", "Probability"]),
    tests(of: "Studies", uses: ["Analysis", "MonteCarlo", "ScenarioLanguage", "Simulation", "Probability"]),
    tests(of: "BrinkLibrary"),
    tests(of: "ResultsStore", uses: ["MonteCarlo", "ScenarioLanguage", "Simulation", "Probability"]),
    tests(
      of: "Workbench", uses: ["Analysis", "MonteCarlo", "ResultsStore", "ScenarioLanguage", "Simulation"]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Analysis", "TestSupport"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "brink", "ResultsStore", "Workbench", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "ReferenceTests",
      dependencies: ["ScenarioLanguage", "Simulation", "MonteCarlo", "Analysis", "Probability", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "ScenarioLanguage", "Simulation", "MonteCarlo", "Analysis", "Reporting", "Probability", "TestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
  ]
)

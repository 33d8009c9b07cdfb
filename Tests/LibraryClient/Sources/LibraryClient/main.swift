import BrinkLibrary
import Foundation

// What the tutorial of BrinkLibrary shows, in its order: its code stands here word by word, and its output is this one's.

/// Three digits.
func text(_ number: Double) -> String {
  number.formatted(.number.precision(.significantDigits(3)).locale(Locale(identifier: "en_US")))
}

/// The value and its interval.
func text(_ estimate: Estimate) -> String {
  "\(text(estimate.value)) [\(text(estimate.low)), \(text(estimate.high))]"
}

// A scenario in Swift

let hazards: KeyValuePairs = ["northern": 0.004, "southern": 0.001]
let border = try Scenario([
  "name": "border",
  "clock": ["step": "day", "steps": 90],
  "parameters": [["name": "heat", "value": "uniform(0.5, 1.5)"]],
  "events": .array(
    hazards.map { sector, hazard in
      ["name": "\(sector)_incident", "hazard": "\(hazard) * heat"]
    }),
  "outcomes": .array(
    hazards.map { sector, _ in
      ["name": "\(sector)", "occurs": "happened(\(sector)_incident)"]
    }),
  "variants": [["name": "hot", "set": ["heat": 1.5]]],
])

let quarter = try await border.run(trajectories: 20_000)
for (sector, _) in hazards {
  let estimate = try quarter.estimate(of: sector)
  print("\(sector) incident: \(text(estimate)) of \(estimate.count) trajectories")
}

// A scenario from a file

let crisis = try Scenario(contentsOf: URL(filePath: "scenarios/two-state-crisis/scenario.json"))
print(crisis.title ?? crisis.name, crisis.variantNames)

// Mistakes

do {
  _ = try Scenario(json: #"{ "name": "coin", "clok": { "step": "day", "steps": 1 } }"#)
} catch {
  for mistake in error.diagnostics {
    print("line \(mistake.line), column \(mistake.column): \(mistake.message); \(mistake.suggestion ?? "")")
  }
}

do {
  _ = try await crisis.run(variants: ["base", "cautious_nort"], trajectories: 20_000)
} catch let error as RequestError {
  print(error)
}

// Compare

let played = try await crisis.run(variants: ["base", "cautious_north"], trajectories: 20_000)
for variant in played.variants {
  print("launches, \(variant): \(text(try played.estimate(of: "launches", in: variant)))")
}

let launches = try played.difference(in: "launches", of: "cautious_north")
print("difference: \(text(launches.difference)), \(launches.verdict)")

// Replay

let account = try crisis.replay(trajectory: 17)
for step in account.steps.prefix(30) {
  for happening in step.happenings where happening.name.name == "North.weapons" {
    guard let action = happening.chosen, let probability = happening.probability else { continue }
    print(step.date ?? "day \(step.day)", action.name, text(probability))
  }
}

// Fork

if let june = account.steps.first(where: { $0.date == "2025-06-10" }) {
  let futures = try await crisis.fork(
    trajectory: 17, atStep: june.step, settings: ["North.policy": "cautious"], actions: ["South: drill"],
    futures: 20_000)
  print("with the drill: \(text(try futures.difference(in: "launches", of: "with").difference)) launches")
}

// Points

let study = try PointStudy(of: crisis, trajectories: 20_000)
for tempo in [0.03, 0.06, 0.09] {
  let point = try await study.play(at: ["tempo": .number(tempo), "North.policy": "cautious"])
  print("tempo \(tempo): \(text(try point.estimate(of: "launches"))) launches")
}

// What this client is sure of beside what it shows: the probability of a certain law, within five standard errors.

let coin = try Scenario([
  "name": "coin", "clock": ["step": "day", "steps": 1], "events": [["name": "heads", "probability": 0.75]],
  "outcomes": [["name": "heads", "occurs": "happened(heads)"]],
])
let heads = try await coin.run(trajectories: 10_000).estimate(of: "heads")
guard abs(heads.value - 0.75) < 5 * (0.75 * 0.25 / 10_000).squareRoot() else {
  fatalError("the coin is not what it should be")
}

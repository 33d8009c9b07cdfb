import Analysis

extension FindingTables {
  /// How many trajectories are on a rung at a look.
  struct OccupancyRow {
    let variant, ladder, rung: String
    let day: Double
    let count: Int
  }

  static let occupancy = FindingTable<OccupancyRow>(
    "occupancy",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("ladder", "name of the ladder") { $0.ladder },
      .text("rung", "name of the rung") { $0.rung },
      .number("day", unit: "d", "since the start") { $0.day },
      .whole("trajectories", unit: "trajectories", "on the rung") { $0.count },
    ]
  ) { summary in
    ladders(summary).flatMap { variant, ladder, days in
      ladder.rungs.flatMap { rung in
        zip(days.numbers, rung.occupancy).map {
          OccupancyRow(variant: variant, ladder: ladder.name, rung: rung.name, day: $0, count: $1)
        }
      }
    }
  }

  /// How often trajectories went from one rung to another.
  struct TransitionRow {
    let variant, ladder, from, to: String
    let count: Int
  }

  static let transitions = FindingTable<TransitionRow>(
    "transitions",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("ladder", "name of the ladder") { $0.ladder },
      .text("from_rung", "rung before") { $0.from },
      .text("to_rung", "rung after") { $0.to },
      .whole("count", "over all trajectories") { $0.count },
    ]
  ) { summary in
    ladders(summary).flatMap { variant, ladder, _ in
      ladder.rungs.indices.flatMap { from in
        ladder.rungs.indices.filter { $0 != from }.map { to in
          TransitionRow(
            variant: variant, ladder: ladder.name, from: ladder.rungs[from].name, to: ladder.rungs[to].name,
            count: ladder.transitions[from][to])
        }
      }
    }
  }

  private static func ladders(_ summary: RunSummary) -> [(variant: String, LadderSummary, days: Column)] {
    summary.variants.flatMap { variant in
      (variant.estimates?.ladders ?? []).map { (variant.variant, $0, variant.estimates?.days ?? Column([])) }
    }
  }
}

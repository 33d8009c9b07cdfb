import Analysis

extension FindingTables {
  static let happenings = FindingTable<(variant: String, happening: HappeningSummary)>(
    "happenings",
    [
      .text("variant", "name of the variant") { $0.variant },
      .text("name", "action, event or branch") { $0.happening.name },
      .whole("total", "over all trajectories") { $0.happening.total },
      .number("per_trajectory", "on average") { $0.happening.perTrajectory },
    ]
  ) { summary in
    summary.variants.flatMap { variant in (variant.estimates?.happenings ?? []).map { (variant.variant, $0) } }
  }

  static let faults = FindingTable<(variant: String, fault: FaultSummary)>(
    "faults",
    [
      .text("variant", "name of the variant") { $0.variant },
      .whole("trajectory", "index, for brink trace") { Int($0.fault.trajectory) },
      .optionalWhole("step", "null before step 0") { $0.fault.step },
      .text("place", "path of names to the formula") { $0.fault.place },
      .whole("line", "in the scenario, from 1") { $0.fault.line },
      .whole("column", "in the line, from 1") { $0.fault.column },
      .text("value", "that can't stand there") { $0.fault.value },
      .optionalText("reason", "why a distribution can't be drawn from; null where something else met the value") {
        $0.fault.reason
      },
    ]
  ) { summary in summary.variants.flatMap { variant in variant.firstFaults.map { (variant.variant, $0) } } }
}

extension Report {
  package var method: ReportMethod {
    ReportMethod(
      text: "Brink plays the scenario from start to end, each trajectory with draws that are a function of the seed, "
        + "the trajectory and what is drawn; variants share their luck draw by draw. Probabilities have Wilson intervals, and "
        + "binomial ones between mid-p and exact where events are few; means have Student's, widened for skew by Hall's "
        + "transformation, quantiles those of order statistics; shares over time are cumulative incidences with competing "
        + "ends. Curves are drawn through every k-th look, as many as a screen shows; exports hold all of them.",
      makings: runs.map { run in
        let context = run.context
        let clock = run.summary.clock
        let start = clock.start.map { "from \($0), " } ?? ""
        let step = DecimalText.significant(clock.stepLength, digits: 4)
        return ReportMethod.Making(
          name: runs.count > 1 ? run.name : nil,
          facts: [
            "Scenario: \(run.summary.scenario), SHA-256 \(context.scenarioSHA256)",
            "Clock: \(start)\(DecimalText.grouped(clock.steps)) steps of \(step) \(clock.stepLength == 1 ? "day" : "days")",
            "Seed: \(run.summary.seed); trajectories asked for, of each variant: "
              + DecimalText.grouped(run.summary.trajectories),
            "Brink \(context.version), on \(context.host), \(context.threads) threads, \(context.started), "
              + "\(DecimalText.significant(context.seconds, digits: 3)) s",
          ], command: context.command)
      })
  }
}

import Probability

/// Choosing among actions and alternatives.
enum ChoiceKernels {
  /// What an action is worth, or its hazard, and where it is allowed; nil for everywhere.
  struct Action {
    let value: LaneColumns.Place
    let permission: LaneColumns.Place?
  }

  /// One of the alternatives of a race.
  struct Runner {
    let uniform: LaneColumns.Place
    let weight: LaneColumns.Place
  }

  /// Logit choice (McFadden 1974): out = the index of the action whose share of Σ exp(rationality · utility) the uniform
  /// falls into, in order; none where no action is allowed.
  ///
  /// `partial` holds a group for each action. The largest utility is subtracted first, so nothing overflows.
  ///
  /// - Returns: false if some lane may have a utility that is not finite.
  static func byUtility(
    _ out: Column, _ groups: Int, uniform: Operand, rationality: Operand, _ actions: UnsafeBufferPointer<Action>,
    _ columns: borrowing LaneColumns, partial: Column
  ) -> Bool {
    let count = actions.count
    var allInOrder = LaneMask(repeating: true)
    for group in 0..<groups {
      let scale = rationality[group]
      var best = LaneGroup(repeating: -.infinity)
      for action in 0..<count {
        var utility = scale * columns.group(group, at: actions[action].value)
        if let permission = actions[action].permission {
          utility.replace(with: -.infinity, where: columns.group(group, at: permission) .!= 1)
        } else {
          allInOrder = allInOrder .& (utility .!= -.infinity)
        }
        best.replace(with: utility, where: utility .> best)
        partial[action] = utility
      }
      // Where nothing is allowed, all shares are to be 0.
      best.replace(with: 0, where: best .== -.infinity)
      var total = LaneGroup(repeating: 0)
      for action in 0..<count {
        // 0 for one that is not allowed, NaN for a NaN and for an infinity that is the best.
        total += expOfNonPositive(partial[action] - best)
        partial[action] = total
      }
      allInOrder = allInOrder .& (total .== total)
      let target = uniform[group] * total
      var chosen = LaneGroup(repeating: 0)
      for action in 0..<count {
        chosen += LaneGroup(repeating: 0).replacing(with: 1, where: target .>= partial[action])
      }
      out[group] = chosen.replacing(with: LaneChoice.none, where: total .== 0)
    }
    return all(allInOrder)
  }

  /// Competing hazards: none or one action, each with (1 − exp(−dt · Σh)) · hᵢ / Σh.
  static func byHazard(
    _ out: Column, _ groups: Int, uniform: Operand, stepLength: Double, _ actions: UnsafeBufferPointer<Action>,
    _ columns: borrowing LaneColumns, partial: Column
  ) {
    let count = actions.count
    for group in 0..<groups {
      var total = LaneGroup(repeating: 0)
      for action in 0..<count {
        var hazard = columns.group(group, at: actions[action].value)
        if let permission = actions[action].permission {
          hazard.replace(with: 0, where: columns.group(group, at: permission) .!= 1)
        }
        total += hazard
        partial[action] = total
      }
      let probability = Elementary.firingProbability(total * stepLength)
      let target = uniform[group] / probability * total
      var chosen = LaneGroup(repeating: 0)
      for action in 0..<count {
        chosen += LaneGroup(repeating: 0).replacing(with: 1, where: target .>= partial[action])
      }
      out[group] = LaneGroup(repeating: LaneChoice.none).replacing(with: chosen, where: uniform[group] .< probability)
    }
  }

  /// Exponential race: out = the alternative with the least −log(uniform)/weight; NaN where the weights are no weights.
  static func race(
    _ out: Column, _ groups: Int, _ runners: UnsafeBufferPointer<Runner>, _ columns: borrowing LaneColumns
  ) {
    for group in 0..<groups {
      var best = LaneGroup(repeating: .infinity)
      var winner = LaneGroup(repeating: .nan)
      var areWeights = LaneMask(repeating: true)
      for alternative in runners.indices {
        let weight = columns.group(group, at: runners[alternative].weight)
        areWeights = areWeights .& isFinite(weight) .& (weight .>= 0)
        let time = (-log(columns.group(group, at: runners[alternative].uniform)) / weight).replacing(
          with: .infinity, where: weight .== 0)
        winner.replace(with: LaneGroup(repeating: Double(alternative)), where: time .< best)
        best.replace(with: time, where: time .< best)
      }
      out[group] = LaneGroup(repeating: .nan).replacing(with: winner, where: areWeights)
    }
  }
}

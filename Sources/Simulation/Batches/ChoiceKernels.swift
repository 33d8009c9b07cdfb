import Probability

/// Choosing among actions and alternatives.
enum ChoiceKernels {
  /// Logit choice (McFadden 1974): out = the index of the action whose share of Σ exp(rationality · utility) the uniform
  /// falls into, in order; −1 where no action is allowed.
  ///
  /// `partial` holds a group for each action. The largest utility is subtracted first, so nothing overflows. A guard without
  /// a column allows its action always.
  ///
  /// - Returns: false if some lane may have a utility that is not finite.
  static func byUtility(
    _ out: Column, _ groups: Int, uniform: Operand, rationality: Operand, guards: UnsafePointer<Operand>,
    isGuarded: UnsafePointer<Bool>, utilities: UnsafePointer<Operand>, count: Int, partial: Column
  ) -> Bool {
    var allInOrder = LaneMask(repeating: true)
    for group in 0..<groups {
      let scale = rationality[group]
      var best = LaneGroup(repeating: -.infinity)
      for action in 0..<count {
        var utility = scale * utilities[action][group]
        if isGuarded[action] {
          utility.replace(with: -.infinity, where: guards[action][group] .!= 1)
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
      out[group] = chosen.replacing(with: -1, where: total .== 0)
    }
    return all(allInOrder)
  }

  /// Competing hazards: none or one action, each with (1 − exp(−dt · Σh)) · hᵢ / Σh.
  static func byHazard(
    _ out: Column, _ groups: Int, uniform: Operand, stepLength: Double, guards: UnsafePointer<Operand>,
    isGuarded: UnsafePointer<Bool>, hazards: UnsafePointer<Operand>, count: Int, partial: Column
  ) {
    for group in 0..<groups {
      var total = LaneGroup(repeating: 0)
      for action in 0..<count {
        var hazard = hazards[action][group]
        if isGuarded[action] { hazard.replace(with: 0, where: guards[action][group] .!= 1) }
        total += hazard
        partial[action] = total
      }
      let probability = Elementary.firingProbability(total * stepLength)
      let target = uniform[group] / probability * total
      var chosen = LaneGroup(repeating: 0)
      for action in 0..<count {
        chosen += LaneGroup(repeating: 0).replacing(with: 1, where: target .>= partial[action])
      }
      out[group] = LaneGroup(repeating: -1).replacing(with: chosen, where: uniform[group] .< probability)
    }
  }

  /// Exponential race: out = the alternative with the least −log(uniform)/weight; NaN where the weights are no weights.
  static func race(
    _ out: Column, _ groups: Int, uniforms: UnsafePointer<Operand>, weights: UnsafePointer<Operand>, count: Int
  ) {
    for group in 0..<groups {
      var best = LaneGroup(repeating: .infinity)
      var winner = LaneGroup(repeating: .nan)
      var areWeights = LaneMask(repeating: true)
      for alternative in 0..<count {
        let weight = weights[alternative][group]
        areWeights = areWeights .& isFinite(weight) .& (weight .>= 0)
        let time = (-log(uniforms[alternative][group]) / weight).replacing(with: .infinity, where: weight .== 0)
        winner.replace(with: LaneGroup(repeating: Double(alternative)), where: time .< best)
        best.replace(with: time, where: time .< best)
      }
      out[group] = LaneGroup(repeating: .nan).replacing(with: winner, where: areWeights)
    }
  }
}

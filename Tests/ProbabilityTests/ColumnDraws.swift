import Probability
import TestSupport

/// Uniforms of consecutive trajectories, as a column.
func uniformColumn(from first: UInt64, groups: Int, seed: UInt64, address: DrawAddress) -> [LaneGroup] {
  let trajectories = consecutive(from: first, groups: groups)
  var out = [LaneGroup](repeating: .zero, count: groups)
  var span = out.mutableSpan
  fillUniforms(&span, trajectories: trajectories.span, seed: seed, address: address)
  return out
}

/// Draws of a one-uniform distribution with constant parameters, as a column.
func sampleColumn(
  _ distribution: Distribution, uniforms: [LaneGroup], _ parameters: (Double, Double, Double)
) -> [LaneGroup] {
  let a = [LaneGroup](repeating: LaneGroup(repeating: parameters.0), count: uniforms.count)
  let b = [LaneGroup](repeating: LaneGroup(repeating: parameters.1), count: uniforms.count)
  let c = [LaneGroup](repeating: LaneGroup(repeating: parameters.2), count: uniforms.count)
  var out = uniforms
  var span = out.mutableSpan
  sampleColumn(distribution, &span, uniforms: uniforms.span, a.span, b.span, c.span)
  return out
}

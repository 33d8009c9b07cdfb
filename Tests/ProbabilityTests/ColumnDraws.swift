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

extension Distribution {
  /// Quantiles of a column of uniforms with constant arguments, by the law's kernel.
  func quantiles(_ uniforms: [LaneGroup], _ arguments: [Double]) -> [LaneGroup] {
    fill(uniforms, arguments) { out, columns in
      ColumnSampler.of(law).fillQuantiles(
        &out, uniforms: uniforms.span, count: uniforms.count * 8, columns)
    }
  }

  /// Draws in a step for consecutive trajectories with constant arguments, as the engine makes them.
  func stepDraws(from first: UInt64 = 0, groups: Int, _ arguments: [Double], seed: UInt64, address: DrawAddress)
    -> [LaneGroup]
  {
    guard law.stepDraw == .sampled else {
      return quantiles(uniformColumn(from: first, groups: groups, seed: seed, address: address), arguments)
    }
    return samples(from: first, groups: groups, arguments, seed: seed, address: address)
  }

  /// Draws in a step by the law's sampler, for a law that has one.
  func samples(from first: UInt64 = 0, groups: Int, _ arguments: [Double], seed: UInt64, address: DrawAddress)
    -> [LaneGroup]
  {
    let trajectories = consecutive(from: first, groups: groups)
    return trajectories.withUnsafeBufferPointer { lanes in
      guard let base = lanes.baseAddress else { return [] }
      let addresses = DrawColumn(trajectories: base, count: groups * 8, seed: seed, address: address)
      return fill([LaneGroup](repeating: .zero, count: groups), arguments) { out, columns in
        ColumnSampler.of(law).fillSamples(&out, addresses, columns)
      }
    }
  }

  private func fill(
    _ start: [LaneGroup], _ arguments: [Double],
    _ body: (inout MutableSpan<LaneGroup>, ArgumentColumns) -> Void
  ) -> [LaneGroup] {
    let padded = arguments + [0, 0, 0]
    let constants = (0..<4).map { [LaneGroup](repeating: LaneGroup(repeating: padded[$0]), count: start.count) }
    var out = start
    var span = out.mutableSpan
    constants[0].withUnsafeBufferPointer { a in
      constants[1].withUnsafeBufferPointer { b in
        constants[2].withUnsafeBufferPointer { c in
          constants[3].withUnsafeBufferPointer { d in
            if let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress, let d = d.baseAddress {
              body(&span, ArgumentColumns(a, b, c, d))
            }
          }
        }
      }
    }
    return out
  }
}

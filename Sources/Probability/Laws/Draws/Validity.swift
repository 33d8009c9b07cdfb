/// Whether each lane is finite and 0 or more.
@inlinable @inline(always)
func isScale(_ x: LaneGroup) -> LaneMask {
  (x .>= 0) .& (x .< LaneGroup(repeating: .infinity))
}

/// Whether each lane is finite and above 0.
@inlinable @inline(always)
func isShape(_ x: LaneGroup) -> LaneMask {
  (x .> 0) .& (x .< LaneGroup(repeating: .infinity))
}

/// `x` where the parameters are valid, NaN elsewhere.
@inlinable @inline(always)
func valid(_ x: LaneGroup, _ areValid: LaneMask) -> LaneGroup {
  LaneGroup(repeating: .nan).replacing(with: x, where: areValid)
}

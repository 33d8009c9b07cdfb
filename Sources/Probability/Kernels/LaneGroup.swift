/// Eight lanes of one column: the unit that kernels load, compute and store.
@usableFromInline
package typealias LaneGroup = SIMD8<Double>

/// The bit patterns of eight lanes, or eight unsigned integers such as trajectory indices.
@usableFromInline
package typealias LaneBits = SIMD8<UInt64>

/// A truth value for each of eight lanes.
@usableFromInline
package typealias LaneMask = SIMDMask<SIMD8<Int64>>

/// Magnitude of each lane.
///
/// NaN stays NaN.
@inlinable @inline(always)
package func magnitude(_ x: LaneGroup) -> LaneGroup {
  unsafeBitCast(unsafeBitCast(x, to: LaneBits.self) & 0x7FFF_FFFF_FFFF_FFFF, to: LaneGroup.self)
}

/// Whether each lane is neither infinite nor NaN.
@inlinable @inline(always)
package func isFinite(_ x: LaneGroup) -> LaneMask {
  magnitude(x) .< LaneGroup(repeating: .infinity)
}

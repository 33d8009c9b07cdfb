/// Arrival times in an exponential race, by which one of several weighted alternatives is chosen: -log(u) / weight.
///
/// With a uniform of its own for each alternative, the smallest time wins with probability weight / Σ weights, and a
/// changed weight moves no choice between the others. A weight of 0 never arrives (infinity); negative, infinite and
/// NaN weights give NaN.
@inlinable @inline(always)
package func raceTime(_ u: LaneGroup, weight: LaneGroup) -> LaneGroup {
  valid(-log(u) / weight, isScale(weight))
}

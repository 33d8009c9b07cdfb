/// The candidate with the smallest edit distance to a name, if that is small for the name's length.
///
/// - Complexity: O(n) in the candidates, which are few.
package func nearestName(to name: String, among candidates: [String]) -> String? {
  var budget = Int.max
  return nearestName(to: name, among: candidates, budget: &budget)
}

/// The candidate with the smallest edit distance to a name, if that is small for the name's length.
///
/// The search ends when its budget, in cells of distance tables, is spent.
/// Ties go to the candidate that comes first in the alphabet, so that messages don't depend on hashing.
///
/// - Parameter most: the largest distance.
func nearestName(
  to name: String, among candidates: some Sequence<String>, budget: inout Int, within most: Int = .max
) -> String? {
  let target = Array(name.lowercased().utf8.prefix(Limits.nameLength))
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate != name {
    guard budget > 0 else { break }
    // Preparing a candidate costs about as much as fifty cells.
    budget -= 50
    let letters = Array(candidate.lowercased().utf8)
    // Names of one or two letters are near to too many others.
    let shorter = min(target.count, letters.count)
    let limit = min(most, shorter < 3 ? 0 : max(1, shorter / 3))
    guard abs(letters.count - target.count) <= limit else { continue }
    budget -= target.count * letters.count
    let distance = editDistance(target, letters)
    guard distance <= limit else { continue }
    if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(previous[column + 1] + 1, current[column] + 1, replaced)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforePrevious[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}

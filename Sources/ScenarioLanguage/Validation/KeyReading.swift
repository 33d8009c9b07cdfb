/// What the keys of an object stand for, misspelt ones included.
enum KeyReading {
  /// The keys that are there, and for each unknown key the one that was meant, where that can be told.
  ///
  /// A key is meant if it is missing here, excludes no other, and is the nearest in spelling; or if it has to be there,
  /// nothing else is missing or unknown, and it takes the value.
  static func keys(
    of cursor: Cursor, by rule: ObjectRule, accepts: (ValueRule, Cursor) -> Bool
  ) -> (present: Set<String>, meant: [String: KeyRule]) {
    var present: Set<String> = []
    var unknown: [(key: String, value: Cursor)] = []
    for member in cursor.members {
      if rule.keys.contains(where: { $0.name == member.key }) {
        present.insert(member.key)
      } else {
        unknown.append((member.key, member.value))
      }
    }
    var meant: [String: KeyRule] = [:]
    guard !unknown.isEmpty else { return (present, meant) }
    // So many unknown keys are no slips.
    for (key, value) in unknown.prefix(rule.keys.count) {
      let missing = rule.missingKeys(besides: present)
      let needed = missing.filter(\.isRequired)
      let near = nearestName(to: key, among: missing.map(\.name)).flatMap { name in missing.first { $0.name == name } }
      let lone = unknown.count == 1 && needed.count == 1 && accepts(needed[0].value, value) ? needed[0] : nil
      guard let right = near ?? lone else { continue }
      meant[key] = right
      present.insert(right.name)
    }
    return (present, meant)
  }
}

extension ObjectRule {
  /// The keys that could be added to some that are there.
  fileprivate func missingKeys(besides present: Set<String>) -> [KeyRule] {
    let excluded = alternatives.filter { !present.isDisjoint(with: $0.keys) }.flatMap(\.keys)
    return keys.filter { !present.contains($0.name) && !excluded.contains($0.name) }
  }
}

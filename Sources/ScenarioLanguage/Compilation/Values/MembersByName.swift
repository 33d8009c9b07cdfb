/// The values of an object by member, in the set's order; nil if the value is no such object.
///
/// Reports members that are missing, unknown, or given where there is no set.
func membersByName(
  _ value: Cursor, _ members: StateSet?, of name: String, _ diagnostics: DiagnosticCollector
) -> [Cursor?]? {
  guard value.isObject else { return nil }
  guard let members else {
    diagnostics.error(
      "\(name) is not given over a set, so its value can't be an object by member", at: value,
      suggestion: "add \"over\"")
    return [nil]
  }
  var found = [Cursor?](repeating: nil, count: members.names.count)
  // Of members that nobody knows none is unknown, and none is missing.
  if members.isUncertain { return found }
  for member in value.members {
    guard let index = members.index(of: member.key) else {
      diagnostics.error(
        "\(quoted(member.key)) is not one of \(members.phrase)", at: member.position, path: member.value.path,
        suggestion: diagnostics.didYouMean(member.key, among: members.names))
      // The value of the one that is missing, so that it isn't missed, too.
      let missing = members.names.filter { value[$0] == nil }
      if let near = diagnostics.nearest(member.key, among: missing).flatMap(members.index(of:)) {
        found[near] = member.value
      }
      continue
    }
    found[index] = member.value
  }
  let missing = zip(members.names, found).filter { $1 == nil }.map(\.0)
  if !missing.isEmpty {
    diagnostics.error("\(name) has no value for \(missing.prefix(5).joined(separator: ", "))", at: value)
  }
  return found
}

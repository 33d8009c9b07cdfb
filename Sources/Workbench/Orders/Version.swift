/// The version of brink (semver.org).
package enum Version {
  package static let current = "0.2.0"
}

/// The hash that turns the path of names to a draw into its site.
package enum SiteHash {
  /// Hash of the UTF-8 bytes of `path`: 32-bit FNV-1a.
  ///
  /// Part of the results' definition, so fixed for ever. Fowler, Noll, Vo and Eastlake, RFC 9923.
  package static func fnv1a(_ path: String) -> UInt32 {
    let offsetBasis: UInt32 = 0x811C_9DC5
    let prime: UInt32 = 0x0100_0193
    return path.utf8.reduce(offsetBasis) { hash, byte in (hash ^ UInt32(byte)) &* prime }
  }
}

/// The address of a draw: the FNV-1a hash of the path of names that leads to it, fixed for ever.
enum SiteHash {
  /// The 32-bit FNV-1a hash of the text's UTF-8 (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv).
  static func fnv1a(_ text: String) -> UInt32 {
    text.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

/// Colours that people with any common kind of colour vision can tell apart.
///
/// From M. Okabe and K. Ito, "Color Universal Design" (2008), with the hues of their eight colours; on white paper the light
/// ones are darkened until they stand out by 3:1 (WCAG 2.2, success criterion 1.4.11).
package enum Palette {
  /// On a light page; the first is for the baseline.
  package static let light: [UInt32] = [
    0x1F2933, 0x0072B2, 0xC65400, 0x00825F, 0xA8518A, 0x9C6F00, 0x2283B8, 0x7A7000,
  ]

  /// On a dark page.
  package static let dark: [UInt32] = [
    0xF2F4F7, 0x4FA3DC, 0xFF8A3D, 0x2FBF95, 0xE391C0, 0xE6A93A, 0x86CDF5, 0xF0E442,
  ]

  /// The pages: background, text, faint text, which is small and must stand out by 4.5:1, the ground of code, thin rules.
  package static let lightPage: [UInt32] = [0xFFFFFF, 0x1F2933, 0x56616D, 0xF1F3F5, 0xD6DADE]
  package static let darkPage: [UInt32] = [0x14181D, 0xE8ECF0, 0xA6B0BA, 0x20262D, 0x3A424B]

  /// Such as `#0072b2`.
  package static func text(_ colour: UInt32) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

#if arch(x86_64)
  import CProcessor
#endif

/// How long the vectors are that a program computes with; the bits of its results do not depend on it.
///
/// The levels of x86-64 are those of the System V psABI, x86-64-v3 and x86-64-v4. What is compiled for a level must not run
/// before it is known that the processor has it, so whoever asks is compiled for none.
package enum Vectors: Int, Comparable, Sendable {
  /// Less than any program needs.
  case none
  /// What all processors of the last ten years have: AVX2 and FMA of x86-64, or whatever another architecture has.
  case portable
  case avx512

  /// What the processor has on which this runs.
  package static var here: Vectors {
    #if arch(x86_64)
      brink_has_avx512() != 0 ? .avx512 : brink_has_avx2() != 0 ? .portable : .none
    #else
      .portable
    #endif
  }

  /// What this program was compiled for.
  package static var compiled: Vectors {
    #if BRINK_AVX512
      .avx512
    #else
      .portable
    #endif
  }

  package static func < (left: Vectors, right: Vectors) -> Bool { left.rawValue < right.rawValue }

  /// The exit code of a program that can't run on this processor: EX_UNAVAILABLE of sysexits.h.
  package static let unfitExitCode: Int32 = 69

  /// Why a program that was compiled for some vectors can't run on a processor with these; nil if it can.
  package func shortcoming(for compiled: Vectors) -> String? {
    guard self < compiled else { return nil }
    let advice =
      compiled == .portable
      ? "there is none for it"
      : "build it on this machine, or anywhere with BRINK_CPU=portable, which plays the same bits"
    return "this program was built for processors with \(compiled.name), and this one has \(name); \(advice)"
  }

  /// For people.
  private var name: String {
    switch self {
    case .none: "less than AVX2"
    case .portable: "AVX2"
    case .avx512: "AVX-512"
    }
  }
}

import Analysis
import FoundationEssentials

/// The reader of `summary.json` on any bytes: what it reads it writes, and reads again.
enum SummaryTarget {
  static func feed(_ bytes: [UInt8]) {
    guard let summary = try? JSONDecoder().decode(RunSummary.self, from: Data(bytes)) else { return }
    do {
      let written = try JSONEncoder().encode(summary)
      _ = try JSONDecoder().decode(RunSummary.self, from: written)
    } catch {
      fatalError("a summary that was read is not read again: \(error)")
    }
  }
}

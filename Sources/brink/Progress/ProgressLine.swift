import Reporting

/// How far a run is, how fast, and how long it will take.
struct ProgressLine {
  let played: Int
  let total: Int
  /// Trajectories that an earlier start had played.
  let before: Int
  let seconds: Double

  func text(width: Int) -> String {
    let share = Double(played) / Double(total)
    var facts = "\(Int(share * 100)) %".fitted(to: 6, alignedRight: true)
    if played > before, seconds > 0 {
      let rate = Double(played - before) / seconds
      let left = Double(total - played) / rate
      facts += "  \(DecimalText.significant(rate, digits: 3))/s  \(Self.duration(left)) left"
    }
    let barWidth = max(8, min(40, width - facts.displayWidth - 3))
    return "▕\(Figure.bar(share, width: barWidth).fitted(to: barWidth))▏\(facts)".truncated(to: width)
  }

  /// Minutes and seconds, hours and minutes, or days and hours.
  static func duration(_ seconds: Double) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    guard seconds < 1e8 else { return "years" }
    let whole = Int(seconds.rounded(.up))
    switch whole {
    case ..<3600: return "\(whole / 60):\(two(whole % 60))"
    case ..<86_400: return "\(whole / 3600) h \(two(whole / 60 % 60)) min"
    default: return "\(whole / 86_400) d \(whole / 3600 % 24) h"
    }
  }
}

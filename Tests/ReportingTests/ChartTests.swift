import Foundation
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Charts")
struct ChartTests {
  /// Set `BRINK_GALLERY=file.html` to write all of them to a page and look at it.
  @Test("Each picture is well-formed XML of finite places, and is named")
  func wellFormed() throws {
    if let file = ProcessInfo.processInfo.environment["BRINK_GALLERY"] {
      try Data(ChartGallery.page().utf8).write(to: URL(filePath: file))
    }
    for chart in try ChartGallery.charts() {
      for width in [Chart.narrow, Chart.wide] {
        let picture = chart.picture(width: width, id: "x", class: "wide").text
        let elements = try Elements(picture)
        #expect(elements.names.first == "svg", "\(chart.name)")
        #expect(elements.names.contains("desc") && elements.attributes[0]["role"] == "img", "\(chart.name)")
        #expect(!picture.contains("nan") && !picture.contains("inf\""), "\(chart.name)")
        #expect(Set(elements.names).isSubset(of: ["svg", "title", "desc", "line", "path", "rect", "circle", "text"]))
        #expect(elements.texts.allSatisfy { !$0.isEmpty }, "\(chart.name)")
      }
    }
  }

  @Test("A mark of a chart says its value", arguments: ["bars", "differences", "histogram", "heat-map"])
  func tooltips(name: String) throws {
    let chart = try #require(try ChartGallery.charts().first { $0.name == name })
    let elements = try Elements(chart.picture(width: Chart.wide, id: "x", class: "wide").text)
    let marks = elements.names.filter { ["rect", "circle"].contains($0) }.count
    #expect(marks > 2)
    #expect(elements.names.filter { $0 == "title" }.count >= marks + 1)
  }

  @Test("Text stays within the picture's width, as far as its width is known", arguments: [Chart.narrow, Chart.wide])
  func textWithin(width: Double) throws {
    for chart in try ChartGallery.charts() {
      let elements = try Elements(chart.picture(width: width, id: "x", class: "wide").text)
      for (index, name) in elements.names.enumerated() where name == "text" {
        let attributes = elements.attributes[index]
        guard attributes["transform"] == nil, let x = attributes["x"].flatMap(Double.init) else { continue }
        let length = DrawnText.width(elements.ownTexts[index])
        let anchor = attributes["text-anchor"]
        let left = anchor == "end" ? x - length : anchor == "middle" ? x - length / 2 : x
        #expect(left >= -8 && left + length <= width + 8, "\(chart.name): \(elements.ownTexts[index])")
      }
    }
  }

  @Test("Names at the ends of lines do not overlap")
  func endLabels() throws {
    for chart in try ChartGallery.charts() where chart.name.hasPrefix("incidence") || chart.name == "fan" {
      let elements = try Elements(chart.picture(width: Chart.narrow, id: "x", class: "wide").text)
      let places = elements.attributes.filter { ($0["class"] ?? "").hasPrefix("label v") }
        .compactMap { $0["y"].flatMap(Double.init) }.sorted()
      for (upper, lower) in zip(places, places.dropFirst()) {
        #expect(lower - upper >= DrawnText.size, "\(chart.name)")
      }
    }
  }

  @Test("Labels move as little as keeps them apart")
  func labelStack() {
    #expect(LabelStack.resolved([10, 50, 90], gap: 14, low: 0, high: 100) == [10, 50, 90])
    #expect(LabelStack.resolved([50, 50], gap: 14, low: 0, high: 100) == [43, 57])
    #expect(LabelStack.resolved([57, 43, 50], gap: 14, low: 0, high: 100) == [64, 36, 50])
    #expect(LabelStack.resolved([0, 0, 0], gap: 10, low: 0, high: 100) == [0, 10, 20])
    #expect(LabelStack.resolved([99, 99], gap: 10, low: 0, high: 100) == [90, 100])
    #expect(LabelStack.resolved([], gap: 10, low: 0, high: 100).isEmpty)
  }

  @Test(
    "Ticks are round and cover what they are asked to",
    arguments: [
      (0.0, 1.0, [0, 0.5, 1]), (0, 97, [0, 50, 100]), (-3, 12, [-5, 0, 5, 10, 15]),
      (0, 0.00042, [0, 0.0002, 0.0004, 0.0006]),
    ])
  func ticks(low: Double, high: Double, expected: [Double]) {
    let ticks = Ticks(from: low, to: high, about: expected.count - 1, coversEnds: true)
    #expect(ticks.values.count == expected.count, "\(ticks.values)")
    for (tick, expected) in zip(ticks.values, expected) { #expect(abs(tick - expected) < 1e-9 * (high - low)) }
    #expect(Set(ticks.values.map(ticks.text)).count == ticks.values.count)
  }

  @Test("A scale without extent still has places for its values")
  func scales() {
    let scale = LinearScale(domain: (3, 3), range: (0, 100))
    #expect(scale.place(3) == 50)
    #expect(LinearScale(domain: (.nan, .infinity), range: (0, 1)).place(0.5) == 0.5)
    #expect(LinearScale(domain: (0, 10), range: (200, 100)).place(2.5) == 175)
  }

  @Test("Dates stand at the first of months, and a short time has days")
  func dates() throws {
    let year = TimeAxis(days: (0...360).map(Double.init), clock: try ChartGallery.clock(start: "2025-01-06"))
    #expect(year.ticks(atMost: 4).map(\.text) == ["Apr 2025", "Jul", "Oct", "Jan 2026"])
    #expect(year.ticks(atMost: 4).map(\.day) == [85, 176, 268, 360])
    let days = TimeAxis(days: (0...10).map(Double.init), clock: try ChartGallery.clock(start: "2024-02-25", steps: 10))
    #expect(days.ticks(atMost: 3).map(\.text) == ["25 Feb", "1 Mar", "6 Mar"])
    #expect(year.text(ofDay: 360) == "31 Dec 2025")
  }

  @Test("Colours stand out from the page by 3:1, faint text by 4.5:1")
  func contrast() {
    for (colours, page) in [(Palette.light, Palette.lightPage), (Palette.dark, Palette.darkPage)] {
      for colour in colours { #expect(ratio(colour, page[0]) >= 3, "\(Palette.text(colour))") }
      #expect(ratio(page[1], page[0]) >= 7)
      #expect(ratio(page[2], page[0]) >= 4.5)
      #expect(ratio(page[1], page[3]) >= 4.5)
    }
    // Black on white is 21:1 (WCAG 2.2, definition of contrast ratio).
    #expect(abs(ratio(0, 0xFFFFFF) - 21) < 1e-12)
  }

  private func ratio(_ first: UInt32, _ second: UInt32) -> Double {
    let (a, b) = (luminance(first), luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Relative luminance by WCAG 2.2.
  private func luminance(_ colour: UInt32) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let value = Double(colour >> UInt32(shift) & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test("Each chart has a Vega-Lite specification with all its rows")
  func vegaLite() throws {
    for chart in try ChartGallery.charts() {
      let read = try JSONSerialization.jsonObject(with: Data(chart.vegaLite.utf8)) as? [String: Any]
      let values = (read?["data"] as? [String: Any])?["values"] as? [Any]
      #expect(values?.count == chart.plot.data.rowCount, "\(chart.name)")
      #expect(read?["mark"] != nil || read?["layer"] != nil)
      #expect(read?["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v5.json")
    }
  }
}

/// What an XML parser finds in a text; it throws where the text is not well-formed.
private final class Elements: NSObject, XMLParserDelegate {
  var names: [String] = []
  var attributes: [[String: String]] = []
  /// The text directly inside each element.
  var ownTexts: [String] = []
  private var open: [Int] = []

  var texts: [String] { names.indices.filter { names[$0] == "text" || names[$0] == "title" }.map { ownTexts[$0] } }

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(names.count)
    names.append(name)
    self.attributes.append(attributes)
    ownTexts.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let element = open.last { ownTexts[element] += text }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}

/// The look of a report's page.
enum PageStyle {
  static var source: String {
    let light = variables(Palette.light, page: Palette.lightPage)
    let dark = variables(Palette.dark, page: Palette.darkPage)
    let colours = Palette.light.indices.map { ".k\($0){--k:var(--c\($0))}" }.joined()
    return ":root{color-scheme:light dark;\(light)}"
      + "@media screen and (prefers-color-scheme:dark){:root{\(dark)}}\n\(colours)\n\(rules)"
  }

  private static func variables(_ colours: [UInt32], page: [UInt32]) -> String {
    let marks = colours.enumerated().map { "--c\($0):\(Palette.text($1));" }.joined()
    return
      "--paper:\(Palette.text(page[0]));--ink:\(Palette.text(page[1]));--faint:\(Palette.text(page[2]));--wash:\(Palette.text(page[3]));--rule:\(Palette.text(page[4]));\(marks)"
  }

  private static let rules = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
    header,main,footer{max-width:1140px;margin:0 auto;padding:0 20px}
    header{padding-top:36px}
    h1{font-size:30px;line-height:1.2;margin:0 0 6px;text-wrap:balance;overflow-wrap:anywhere}
    h2{font-size:22px;margin:52px 0 10px;padding-top:14px;border-top:2px solid var(--ink)}
    h3{font-size:17px;margin:28px 0 8px}
    p,li{max-width:74ch;overflow-wrap:anywhere}
    .facts,figcaption span,.source,.note,footer{color:var(--faint)}
    .facts{margin:0 0 14px}
    #answer h3{font-size:20px;margin:0}
    #answer h2{position:absolute;width:1px;height:1px;margin:0;padding:0;border:0;overflow:hidden;clip-path:inset(50%)}
    #answer p{font-size:18px}
    .warning{border-left:5px solid var(--c2);padding:8px 14px;font-weight:600}
    nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;padding:0;margin:0 0 8px}
    a{color:var(--c1);text-underline-offset:3px}
    :focus-visible{outline:3px solid var(--c1);outline-offset:2px}
    .table{overflow-x:auto;margin:14px 0;max-width:100%}
    table{border-collapse:collapse;font-size:14px;line-height:1.35;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding-bottom:6px}
    th,td{text-align:left;vertical-align:top;padding:5px 16px 5px 0;border-bottom:1px solid var(--rule)}
    thead th{vertical-align:bottom;border-bottom:1px solid var(--ink)}
    tbody th{font-weight:400;min-width:150px;max-width:320px;overflow-wrap:anywhere}
    td{overflow-wrap:anywhere;max-width:420px}
    .n{text-align:right;padding:5px 0 5px 14px;overflow-wrap:normal}
    td.n{white-space:nowrap}
    td.n+td:not(.n){padding-left:16px}
    .note{display:block;font-size:12px}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--wash);padding:12px 14px;border-radius:6px;font-size:14px}
    details{margin:8px 0}
    summary{cursor:pointer;padding:4px 0;overflow-wrap:anywhere}
    details details{margin:2px 0 2px 16px}
    .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,510px),1fr));gap:28px 20px;margin:18px 0}
    .charts.small{grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr))}
    figure{margin:0;min-width:0;container-type:inline-size;break-inside:avoid}
    figure.enlarged{grid-column:1/-1}
    figcaption b{display:block;font-size:16px;line-height:1.3}
    figcaption span{display:block;font-size:13px;margin-bottom:6px}
    .source{font-size:12px;margin:4px 0 0}
    figure details{font-size:13px;margin:2px 0}
    svg{display:block;width:100%;height:auto;overflow:visible}
    svg.narrow{display:none}
    .small svg{max-width:420px}
    @container (max-width:470px){svg.wide{display:none}svg.narrow{display:block}}
    svg text{font-size:12px;fill:var(--ink)}
    svg text.tick{fill:var(--faint)}
    .grid,.axis{stroke:var(--ink);stroke-opacity:.16}
    .zero{stroke:var(--ink);stroke-opacity:.7}
    .line{fill:none;stroke:var(--k);stroke-width:2;stroke-linejoin:round}
    .line.k0{stroke-width:2.6}
    .again{stroke-dasharray:5 3}
    .band{fill:var(--k);fill-opacity:.14;stroke:none}
    .band.depth1{fill-opacity:.2}
    .leader{fill:none;stroke:var(--k);stroke-width:1.6}
    .bar,.dot{fill:var(--k)}
    .bar{fill-opacity:.85}
    .bar.k0{fill:var(--c1)}
    .whisker{stroke:var(--k);stroke-width:2.6}
    .cell{fill:var(--c1)}
    .flow{fill:var(--k);fill-opacity:.35;stroke:none}
    .node{fill:var(--ink)}
    .nothing{fill:none}
    .cursor{stroke:var(--ink);stroke-opacity:.5;stroke-dasharray:2 2}
    .tools{display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin:12px 0;position:sticky;top:0;background:var(--paper);padding:6px 0;z-index:1}
    button{font:inherit;font-size:13px;color:var(--ink);background:none;border:1px solid var(--faint);border-radius:14px;padding:3px 11px;min-height:26px;cursor:pointer}
    button[aria-pressed=false]{opacity:1;text-decoration:line-through;color:var(--faint)}
    button i{display:inline-block;width:10px;height:10px;border-radius:50%;margin-right:6px;background:var(--k)}
    figure button{border:0;padding:2px 10px 2px 0;text-decoration:underline;color:var(--c1);min-height:24px}
    .tip{position:fixed;pointer-events:none;background:var(--paper);color:var(--ink);border:1px solid var(--faint);border-radius:6px;padding:6px 10px;font-size:13px;line-height:1.4;white-space:pre;z-index:2;box-shadow:0 2px 8px #0004}
    footer{padding-top:40px;padding-bottom:30px;font-size:13px}
    @media (max-width:600px){header,main,footer{padding-left:20px;padding-right:20px}h1{font-size:25px}h2{margin-top:40px}#answer p{font-size:17px}tbody th{position:sticky;left:0;background:var(--paper);max-width:150px;min-width:120px}details details{margin-left:6px}}
    @media print{body{font-size:11pt}header,main,footer{max-width:none;padding:0}.tools,nav,figure button,.tip{display:none}h2{break-after:avoid}.charts{grid-template-columns:1fr 1fr}.table{overflow:visible}table{font-size:9pt}tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
    """
}

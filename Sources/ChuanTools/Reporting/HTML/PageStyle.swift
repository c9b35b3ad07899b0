/// How the page looks: on a screen, light and dark, and on A4.
enum PageStyle {
    static let text: StaticString = """

        :root {
          --bg: #ffffff; --ink: #1b1f24; --soft: #515a64; --line: #d0d7de; --panel: #f6f8fa; --track: #d8dee4; --link: #0550ae;
          --p: #116329; --p-bg: #dafbe1; --f: #a40e26; --f-bg: #ffe5e3; --u: #6f4400; --u-bg: #fff1bf;
          --i: #6b2fb3; --i-bg: #f3e8ff; --d: #0b4a8f; --d-bg: #ddf4ff; --n: #4a535d; --n-bg: #eaeef2;
        }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme=light]) {
            --bg: #0d1117; --ink: #e6edf3; --soft: #a3adb8; --line: #3d444d; --panel: #161b22; --track: #3d444d; --link: #79b8ff;
            --p: #6fdd8b; --p-bg: #10301b; --f: #ffa198; --f-bg: #41161a; --u: #eac54f; --u-bg: #332a05;
            --i: #d8b4fe; --i-bg: #2e1a47; --d: #8cc8ff; --d-bg: #0c2d52; --n: #b1bac4; --n-bg: #262c34;
          }
        }
        :root[data-theme=dark] {
          --bg: #0d1117; --ink: #e6edf3; --soft: #a3adb8; --line: #3d444d; --panel: #161b22; --track: #3d444d; --link: #79b8ff;
          --p: #6fdd8b; --p-bg: #10301b; --f: #ffa198; --f-bg: #41161a; --u: #eac54f; --u-bg: #332a05;
          --i: #d8b4fe; --i-bg: #2e1a47; --d: #8cc8ff; --d-bg: #0c2d52; --n: #b1bac4; --n-bg: #262c34;
        }
        .p { --c: var(--p); --b: var(--p-bg) } .f { --c: var(--f); --b: var(--f-bg) } .u { --c: var(--u); --b: var(--u-bg) }
        .i { --c: var(--i); --b: var(--i-bg) } .d { --c: var(--d); --b: var(--d-bg) }
        .n, .a { --c: var(--n); --b: var(--n-bg) }
        * { box-sizing: border-box }
        html { background: var(--bg); color: var(--ink); scroll-padding-top: 1rem }
        body {
          margin: 0 auto; padding: 0 1rem 2rem; max-width: 76rem; line-height: 1.5; overflow-wrap: break-word;
          font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          font-variant-numeric: tabular-nums;
        }
        a { color: var(--link) }
        h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0 0 .5rem }
        h1 { font-size: 1.75rem } h2 { font-size: 1.25rem; margin-top: 2rem } h3, h4 { font-size: 1.05rem } h5 { font-size: 1rem }
        p, ul, ol { margin: 0 0 .5rem }
        code { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; color: var(--soft); overflow-wrap: anywhere }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
        button, select, input { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--soft); border-radius: .375rem; padding: .25rem .6rem; max-width: 100% }
        button { cursor: pointer }
        .skip { position: absolute; left: -100rem }
        .skip:focus { left: 1rem; top: .5rem; background: var(--bg); padding: .5rem 1rem; z-index: 3 }
        header { position: relative; padding: 1.5rem 0 .75rem; border-bottom: 2px solid var(--line) }
        .kicker, .unit-line, .source, footer { color: var(--soft) }
        .kicker { margin: 0 8rem .25rem 0 }
        .unit-line { margin: 0 }
        #theme { position: absolute; right: 0; top: 1.25rem }
        nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .6rem 0 }
        footer { margin-top: 2rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .875rem }
        .counts { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none }
        .counts li { background: var(--b); color: var(--c); border-radius: .5rem; padding: .35rem .8rem }
        .counts b { font-size: 1.35rem }
        .badge { display: inline-block; background: var(--b); color: var(--c); font-weight: 600; border-radius: .375rem; padding: 0 .5rem }
        .todo { background: var(--u-bg); border-left: .3rem solid var(--u); border-radius: .25rem; padding: .75rem 1rem; margin-top: 1.5rem }
        .todo h2 { margin-top: 0 }
        .todo ol { padding-left: 1.75rem; columns: 26rem; column-gap: 2rem }
        .todo li { break-inside: avoid; margin-bottom: .25rem }
        .todo code, .todo .for { color: var(--ink) }
        .cards { columns: 2 30rem; column-gap: 1rem }
        .card { background: var(--panel); border: 1px solid var(--line); border-left: .35rem solid var(--c); border-radius: .5rem; padding: .75rem 1rem; margin-bottom: 1rem; break-inside: avoid }
        .head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem }
        .head > :first-child { flex: 1 1 16rem }
        .head p { margin: 0 0 .25rem }
        .card .id { color: var(--c); margin-right: .15rem }
        .source { font-size: .875rem; margin-left: .25rem }
        .check { margin-top: .5rem }
        .check-title { margin: 0; color: var(--soft); font-size: .9rem }
        .check-title b { color: var(--ink) }
        .items { list-style: none; padding: 0; margin: 0 }
        .item { display: flex; gap: .5rem; margin-bottom: .35rem }
        .item > div { flex: 1; min-width: 0 }
        .item p { margin: 0 }
        .paper { display: none }
        .sign { flex: none; width: 1.4em; height: 1.4em; line-height: 1.4; text-align: center; font-weight: 700; background: var(--b); color: var(--c); border-radius: .25rem }
        .figure { display: grid; grid-template-columns: minmax(4.5rem, auto) 1fr auto; gap: .6rem; align-items: center; font-size: .875rem }
        .figure > b { color: var(--c) }
        .limit { color: var(--soft) }
        .bar { position: relative; height: .55rem; background: var(--track); border-radius: .3rem; min-width: 3rem }
        .bar::before { content: ""; position: absolute; top: 0; bottom: 0; left: calc(var(--s) * .1%); width: calc((var(--e) - var(--s)) * .1%); background: var(--c); border-radius: .3rem }
        .bar.u::before { background: repeating-linear-gradient(45deg, var(--c) 0 3px, var(--b) 3px 6px) }
        .bar::after { content: ""; position: absolute; top: -.2rem; bottom: -.2rem; left: calc(var(--t) * .1% - 1px); width: 2px; background: var(--ink) }
        .need { font-weight: 600 }
        .evidence { font-size: .875rem; color: var(--soft) }
        .evidence b { color: var(--ink) }
        .fact::after { content: ";" } .fact:last-child::after { content: "" }
        .flip, .remedy { margin: .5rem 0 0; font-size: .9rem }
        .why { margin-top: .5rem; font-size: .875rem }
        .why ul { padding-left: 1.1rem; margin: 0 }
        summary { cursor: pointer }
        .others { margin-top: 1rem; font-size: .9rem }
        .warnings ul { padding-left: 1.1rem } .warnings li { margin-bottom: .2rem }
        .scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: .5rem }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .875rem }
        caption { text-align: left; padding: .4rem .6rem; color: var(--soft) }
        th, td { padding: .2rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
        thead th { position: sticky; top: 0; background: var(--panel); z-index: 1; white-space: nowrap }
        tbody th { position: sticky; left: 0; background: var(--bg); font-weight: 400; min-width: 9rem }
        thead th button { border: 0; padding: 0; background: none; font-weight: 600 }
        thead th[aria-sort=ascending] button::after { content: " ▲" } thead th[aria-sort=descending] button::after { content: " ▼" }
        td.num { white-space: nowrap }
        tbody td[class]:not(.num) { background: var(--b); color: var(--c); text-align: center; font-weight: 700; font-size: 0 }
        td[class]::before { font-size: .875rem }
        td.p::before { content: "✓"; content: "✓" / "" } td.f::before { content: "✗"; content: "✗" / "" }
        td.u::before { content: "?"; content: "?" / "" } td.i::before { content: "!"; content: "!" / "" }
        td.d::before { content: "…"; content: "…" / "" } td.n::before, td.a::before { content: "–"; content: "–" / "" }
        td small { display: block; font-weight: 400; white-space: nowrap; font-size: .75rem }
        i { display: inline-block; width: 0; height: 1em; overflow: hidden; white-space: nowrap; vertical-align: top }
        .legend .badge { font-weight: 400; font-size: .875rem }
        .filters { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-bottom: .75rem }
        .filters p { margin: 0 } .filters label { display: block; font-size: .875rem; color: var(--soft) }
        [hidden] { display: none !important }
        .unit { border-bottom: 1px solid var(--line); padding: .4rem 0 }
        .unit > summary h2, .unit > summary h3 { display: inline; margin: 0 .5rem 0 0; font-size: 1rem }
        #all > .unit { content-visibility: auto; contain-intrinsic-size: auto 2.25rem }
        .unit[open] { padding-bottom: 1.5rem }
        .unit > .items { margin-top: .5rem }
        .ids, .note { margin: .3rem 0 0; font-size: .9rem }
        dt { font-weight: 600 } dd { margin: 0 0 .5rem 1.5rem; color: var(--soft) }
        @page { size: A4; margin: 12mm 11mm }
        @media print {
          :root:root:root {
            --bg: #ffffff; --ink: #000000; --soft: #333333; --line: #b0b7be; --panel: #ffffff; --track: #d8dee4; --link: #000000;
            --p: #116329; --p-bg: #ffffff; --f: #a40e26; --f-bg: #ffffff; --u: #6f4400; --u-bg: #ffffff;
            --i: #6b2fb3; --i-bg: #ffffff; --d: #0b4a8f; --d-bg: #ffffff; --n: #4a535d; --n-bg: #ffffff;
          }
          html { font-size: 8pt }
          body { max-width: none; padding: 0; line-height: 1.3 }
          nav, .skip, #theme, .filters, .why, .legend { display: none !important }
          .bar, .bar::before, .bar::after, .card, .todo { print-color-adjust: exact; -webkit-print-color-adjust: exact }
          header { padding: 0 0 .4rem } h1 { font-size: 1.5rem } h2 { margin-top: .8rem; font-size: 1.15rem } h3, h4, h5 { font-size: 1rem }
          h2, h3, h4, h5 { break-after: avoid; margin-bottom: .25rem }
          .counts { gap: .3rem } .counts li { border: 1px solid var(--c); padding: .05rem .5rem } .counts b { font-size: 1.1rem }
          .badge, .sign { border: 1px solid var(--c) }
          .cards { columns: 2; column-gap: 5mm } .lone .cards { columns: auto }
          .lone { columns: 2; column-gap: 5mm } .lone header, .lone .summary, .lone .todo, .lone .targets > h2 { column-span: all }
          .card { padding: .35rem .6rem; margin-bottom: 2mm; border-radius: .25rem }
          .todo { padding: .35rem .6rem; margin-top: .6rem } .todo ol { columns: 2 } .todo li { margin-bottom: 0 }
          .check, .flip, .remedy, .others, footer { margin-top: .25rem } .item { margin-bottom: .15rem; gap: .3rem } p { margin-bottom: .25rem }
          .figure, .evidence, .remedy, .flip, .source, .check-title, footer, .others { font-size: .92em }
          .head { flex-wrap: nowrap; gap: 0 .4rem } .head > :first-child { flex: 1 1 0 } .head p { text-align: right } .head .source { display: block }
          .card { break-inside: auto } .head, .item, .remedy, .flip { break-inside: avoid } .head { break-after: avoid }
          .long > .p { display: none } .long > .paper { display: flex; break-inside: auto }
          .many > .f p { display: inline } .many > .f p::after { content: " " } .many > .f .figure { display: none }
          .fact:nth-of-type(n+7), .item.u .fact:nth-of-type(n+4) { display: none }
          .fact:nth-of-type(6)::after, .item.u .fact:nth-of-type(3)::after { content: "…" }
          .fact:last-of-type::after, .item.u .fact:last-of-type::after { content: "" }
          .item.u .sentence, .item.u .figure { display: inline } .item.u .bar, .item.u .figure > b { display: none }
          .item.u .limit::before { content: " (" } .item.u .limit::after { content: ")" }
          .figure { gap: .4rem } .bar { height: .4rem } .item.p .figure { display: none }
          .scroll { max-height: none; overflow: visible; border: 0 } thead th, tbody th { position: static }
          td small { white-space: normal; font-size: .8em } td[class]::before { font-size: 7pt } td[class]:not(.num) small { font-size: 6pt }
          table { font-size: .85em } th, td { padding: .05rem .25rem } tr { break-inside: avoid } thead { display: table-header-group }
          a { text-decoration: none } footer p { margin: 0; display: inline }
        }

        """
}

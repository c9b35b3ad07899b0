import Chuan

/// The script of the page: it sorts, filters, opens what a link leads to, and switches between light and dark.
///
/// It holds nothing of any report, and the page's policy lets no other script run.
enum PageScript {
    /// The browser loads nothing, sends nothing, and runs this script alone.
    ///
    /// - Specification: Content Security Policy Level 3, section 2.3.
    static var policy: String {
        var hash = SHA256()
        text.withUTF8Buffer { hash.update($0) }
        let source = "'sha256-\(Base64.text(hash.digest()))'"
        return
            "default-src 'none'; style-src 'unsafe-inline'; script-src \(source); base-uri 'none'; form-action 'none'"
    }

    /// Readable as XML too, where signs of markup need the section around them.
    static let text: StaticString = """
        /*<![CDATA[*/
        (function () {
          "use strict";
          var root = document.documentElement;
          function id(name) { return document.getElementById(name); }

          var theme = id("theme");
          theme.hidden = false;
          theme.addEventListener("click", function () {
            var now = root.getAttribute("data-theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
            root.setAttribute("data-theme", now === "dark" ? "light" : "dark");
          });

          function open() {
            var target = location.hash.length > 1 && id(location.hash.slice(1));
            if (!target) { return; }
            for (var e = target; e; e = e.parentElement) { if (e.tagName === "DETAILS") { e.open = true; } }
            target.scrollIntoView();
          }
          addEventListener("hashchange", open);
          open();

          var table = id("units");
          if (!table) { return; }
          var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
          var order = "fiudpna", fixed = 3;

          function plain(text) {
            return text.toLowerCase().normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").replace(/\\u0111/g, "d");
          }
          var texts = rows.map(function (row) { return plain(row.cells[0].textContent); });

          function number(row, key) { return Number(row.getAttribute(key)); }
          function byName(a, b) { return number(a, "data-o") - number(b, "data-o"); }
          function byType(a, b) {
            var x = a.cells[1].textContent, y = b.cells[1].textContent;
            return x < y ? -1 : x > y ? 1 : 0;
          }
          function byShare(a, b) {
            var c = number(a, "data-c"), d = number(b, "data-c");
            if (!c || !d) { return (c ? 0 : 1) - (d ? 0 : 1); }
            return number(b, "data-m") * c - number(a, "data-m") * d;
          }
          function byTarget(column) {
            return function (a, b) {
              return order.indexOf(a.cells[column].className) - order.indexOf(b.cells[column].className);
            };
          }
          function sort(column, down) {
            var compare = [byName, byType, byShare][column] || byTarget(column);
            var sorted = rows.slice().sort(function (a, b) { return (down ? -compare(a, b) : compare(a, b)) || byName(a, b); });
            var piece = document.createDocumentFragment();
            sorted.forEach(function (row) { piece.appendChild(row); });
            body.appendChild(piece);
          }

          var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
          heads.forEach(function (head, column) {
            var button = document.createElement("button");
            button.type = "button";
            button.textContent = head.textContent;
            head.textContent = "";
            head.appendChild(button);
            button.addEventListener("click", function () {
              var down = head.getAttribute("aria-sort") === "ascending";
              heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
              head.setAttribute("aria-sort", down ? "descending" : "ascending");
              sort(column, down);
            });
          });

          var find = id("find"), type = id("by-type"), verdict = id("by-verdict"), target = id("by-target");
          function has(row) {
            if (!verdict.value) { return true; }
            if (target.value) { return row.cells[fixed + Number(target.value)].className === verdict.value; }
            for (var i = fixed; i < row.cells.length; i++) { if (row.cells[i].className === verdict.value) { return true; } }
            return false;
          }
          function filter() {
            var words = plain(find.value).split(/\\s+/).filter(Boolean), count = 0;
            rows.forEach(function (row, n) {
              var ok = (!type.value || row.getAttribute("data-t") === type.value) && has(row)
                && words.every(function (word) { return texts[n].indexOf(word) >= 0; });
              row.hidden = !ok;
              if (ok) { count++; }
            });
            id("shown").textContent = count;
          }
          var filters = id("filters");
          filters.hidden = false;
          filters.addEventListener("input", filter);
          filters.addEventListener("submit", function (event) { event.preventDefault(); });
          if (find.value || type.value || verdict.value) { filter(); }
        })();
        /*]]>*/
        """
}

/// Bytes as text of sixty-four letters.
enum Base64 {
    /// - Specification: RFC 4648, section 4.
    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text += place <= group.count ? String(letters[bits >> (18 - 6 * place) & 63]) : "="
            }
        }
        return text
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}

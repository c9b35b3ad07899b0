package import Diagnostics

package struct KnownNames: Sendable {
    var byFirst: [String: [[String]]] = [:]
    package init(_ names: some Sequence<String>) { for n in names { insert(n) } }
    package mutating func insert(_ name: String) {
        let words = Tok.words(of: nfc(name))
        guard words.count > 0 else { return }
        byFirst[words[0], default: []].append(words)
    }
}

enum Tok: Equatable {
    case word(String), number(String), percent(String), string(String), temporal(String), op(String), end
    static func words(of name: String) -> [String] {
        var lexer = Lexer(Array(name.utf8)); var out: [String] = []
        while true {
            let (t, _) = lexer.next()
            switch t {
            case .end: return out
            case .word(let w), .number(let w): out.append(w)
            case .percent(let w): out.append(w + "%")
            case .op(let o): out.append(o)
            default: out.append("?")
            }
        }
    }
}

struct Lexer {
    let text: [UInt8]; var i = 0
    init(_ text: [UInt8]) { self.text = text }
    static func isWord(_ b: UInt8) -> Bool { (b >= 97 && b <= 122) || (b >= 65 && b <= 90) || b == 95 || b >= 0x80 || (b >= 48 && b <= 57) }
    mutating func next() -> (Tok, Range<Int>) {
        while i < text.count, text[i] == 32 || (9...13).contains(text[i]) { i += 1 }
        let start = i
        guard i < text.count else { return (.end, start..<start) }
        let b = text[i]
        func digit(_ k: Int) -> Bool { k < text.count && text[k] >= 48 && text[k] <= 57 }
        if digit(i) || (b == 46 && digit(i + 1)) {
            while digit(i) { i += 1 }
            if i < text.count, text[i] == 46, digit(i + 1) { i += 1; while digit(i) { i += 1 } }
            let s = String(decoding: text[start..<i], as: UTF8.self)
            if i < text.count, text[i] == 37 { i += 1; return (.percent(s), start..<i) }
            return (.number(s), start..<i)
        }
        if b == 64, i + 1 < text.count, text[i + 1] == 34 {
            i += 1
            let (t, r) = next()
            if case .string(let s) = t { return (.temporal(s), start..<r.upperBound) }
            return (.op("@"), start..<i)
        }
        if b == 34 {
            i += 1; var s: [UInt8] = []
            while i < text.count, text[i] != 34 {
                if text[i] == 92, i + 1 < text.count { i += 1; s.append(text[i] == 110 ? 10 : text[i]) } else { s.append(text[i]) }
                i += 1
            }
            i += 1
            return (.string(String(decoding: s, as: UTF8.self)), start..<min(i, text.count))
        }
        if Self.isWord(b) {
            while i < text.count, Self.isWord(text[i]) { i += 1 }
            return (.word(nfc(String(decoding: text[start..<i], as: UTF8.self))), start..<i)
        }
        for op in ["**", "..", "->", "<=", ">=", "!="] where text[i...].starts(with: Array(op.utf8)) { i += 2; return (.op(op), start..<i) }
        i += 1
        return (.op(String(decoding: [b], as: UTF8.self)), start..<i)
    }
}

struct ParseFailure: Error { var at: Range<Int> }

struct MiniParser {
    let slice: SourceSlice; var names: KnownNames
    var toks: [(Tok, Range<Int>)] = []; var p = 0
    var nodes: [Node] = []; var spans: [Span] = []
    static let keywords: Set<String> = ["and", "or", "then", "else", "in", "return", "satisfies", "between", "instance", "if", "for", "some", "every", "not", "null", "true", "false", "of", "function", "external"]
    init(_ slice: SourceSlice, _ names: KnownNames) {
        self.slice = slice; self.names = names
        for n in builtins { self.names.insert(n) }
        var l = Lexer(slice.text)
        while true { let t = l.next(); toks.append(t); if t.0 == .end { break } }
    }
    let builtins = ["list contains", "distinct values", "date and time", "string length", "upper case", "lower case", "round half up", "round half down", "round up", "round down", "starts with", "ends with", "years and months duration", "day of week", "index of", "string join", "get value", "get entries", "index of"]
    var tok: Tok { toks[p].0 }
    func isWord(_ w: String) -> Bool { tok == .word(w) }
    func isOp(_ o: String) -> Bool { tok == .op(o) }
    mutating func accept(_ o: String) -> Bool { if isOp(o) || isWord(o) { p += 1; return true }; return false }
    mutating func expect(_ o: String) throws(ParseFailure) { if !accept(o) { throw ParseFailure(at: toks[p].1) } }
    mutating func emit(_ n: Node, _ from: Int) -> NodeID {
        nodes.append(n); let end = p > 0 ? toks[p - 1].1.upperBound : 0
        spans.append(slice.span(from..<max(from, end))); return NodeID(nodes.count - 1)
    }
    var here: Int { toks[p].1.lowerBound }
    func text(_ t: Tok) -> String { switch t { case .word(let w), .number(let w): w; case .percent(let w): w + "%"; case .op(let o): o; default: "" } }
    mutating func known() -> String? {
        guard case .word(let w) = tok, let cands = names.byFirst[w] else { return nil }
        var best: [String] = []
        for c in cands where c.count > best.count {
            var ok = true
            for (k, word) in c.enumerated() { if p + k >= toks.count || text(toks[p + k].0) != word { ok = false; break } }
            if ok { best = c }
        }
        if best.isEmpty { return nil }
        p += best.count
        return best.joined(separator: " ")
    }
    mutating func name() throws(ParseFailure) -> String {
        if let k = known() { return k }
        guard case .word(let w) = tok, !Self.keywords.contains(w) else { throw ParseFailure(at: toks[p].1) }
        p += 1
        var out = w
        while case .word(let more) = tok, !Self.keywords.contains(more) { out += " " + more; p += 1 }
        return out
    }
    mutating func expression() throws(ParseFailure) -> NodeID {
        let s = here
        if accept("if") {
            let c = try expression(); try expect("then"); let a = try expression(); try expect("else"); let b = try expression()
            return emit(.conditional(c, then: a, otherwise: b), s)
        }
        if accept("for") { let its = try iterators(); try expect("return"); let b = try expression(); return emit(.forEach(its, b), s) }
        if isWord("some") || isWord("every") {
            let q: Node.Quantifier = isWord("some") ? .some : .every; p += 1
            let its = try iterators(); try expect("satisfies"); let b = try expression(); return emit(.quantified(q, its, b), s)
        }
        return try disjunction()
    }
    mutating func iterators() throws(ParseFailure) -> [Node.Iterator] {
        var out: [Node.Iterator] = []
        repeat {
            let s = here
            guard case .word = tok else { throw ParseFailure(at: toks[p].1) }
            var n = ""
            while case .word(let w) = tok, w != "in" { n += n.isEmpty ? w : " " + w; p += 1 }
            let sp = slice.span(s..<toks[p - 1].1.upperBound)
            try expect("in")
            let src = try disjunction()
            var end: NodeID?
            if accept("..") { end = try disjunction() }
            names.insert(n)
            out.append(.init(name: n, nameSpan: sp, source: src, end: end))
        } while accept(",")
        return out
    }
    mutating func disjunction() throws(ParseFailure) -> NodeID {
        let s = here; var l = try conjunction()
        while accept("or") { let r = try conjunction(); l = emit(.or(l, r), s) }
        return l
    }
    mutating func conjunction() throws(ParseFailure) -> NodeID {
        let s = here; var l = try comparison()
        while accept("and") { let r = try comparison(); l = emit(.and(l, r), s) }
        return l
    }
    mutating func comparison() throws(ParseFailure) -> NodeID {
        let s = here; let l = try additive()
        if case .op(let o) = tok, let c = Node.Comparison(rawValue: o) { p += 1; let r = try additive(); return emit(.compare(c, l, r), s) }
        if accept("between") { let a = try additive(); try expect("and"); let b = try additive(); return emit(.between(l, low: a, high: b), s) }
        if accept("in") {
            if accept("(") { let ts = try tests(); try expect(")"); return emit(.isIn(l, ts), s) }
            let t = try test(); return emit(.isIn(l, [t]), s)
        }
        return l
    }
    mutating func additive() throws(ParseFailure) -> NodeID {
        let s = here; var l = try multiplicative()
        while isOp("+") || isOp("-") { let o: Node.Arithmetic = isOp("+") ? .add : .subtract; p += 1; let r = try multiplicative(); l = emit(.arithmetic(o, l, r), s) }
        return l
    }
    mutating func multiplicative() throws(ParseFailure) -> NodeID {
        let s = here; var l = try unary()
        while isOp("*") || isOp("/") { let o: Node.Arithmetic = isOp("*") ? .multiply : .divide; p += 1; let r = try unary(); l = emit(.arithmetic(o, l, r), s) }
        return l
    }
    mutating func unary() throws(ParseFailure) -> NodeID {
        let s = here
        if accept("-") { let o = try unary(); return emit(.negate(o), s) }
        return try postfix()
    }
    mutating func postfix() throws(ParseFailure) -> NodeID {
        let s = here; var l = try primary()
        while true {
            if accept(".") { let ms = here; let n = try name(); l = emit(.path(l, .init(name: n, span: slice.span(ms..<toks[p - 1].1.upperBound))), s) }
            else if accept("[") { let c = try expression(); try expect("]"); l = emit(.filter(l, c), s) }
            else if accept("(") {
                var a: [NodeID] = []
                if !isOp(")") { repeat { a.append(try expression()) } while accept(",") }
                try expect(")"); l = emit(.call(l, a), s)
            } else { return l }
        }
    }
    mutating func primary() throws(ParseFailure) -> NodeID {
        let s = here
        switch tok {
        case .number(let n): p += 1; return emit(.number(n), s)
        case .percent(let n): p += 1; return emit(.percent(n), s)
        case .string(let t): p += 1; return emit(.string(t), s)
        case .temporal(let t): p += 1; return emit(.temporal(t), s)
        case .op("("): p += 1; let e = try expression(); try expect(")"); return e
        case .op("?"): p += 1; return emit(.input, s)
        case .op("["):
            p += 1; var a: [NodeID] = []
            if accept("]") { return emit(.list([]), s) }
            a.append(try expression())
            if accept("..") { let h = try expression(); try expect("]"); return emit(.range(.closed, a[0], h, .closed), s) }
            while accept(",") { a.append(try expression()) }
            try expect("]"); return emit(.list(a), s)
        case .word("null"): p += 1; return emit(.null, s)
        case .word("true"): p += 1; return emit(.boolean(true), s)
        case .word("false"): p += 1; return emit(.boolean(false), s)
        case .word("not"): p += 1; return emit(.name("not"), s)
        case .word: let n = try name(); return emit(.name(n), s)
        default: throw ParseFailure(at: toks[p].1)
        }
    }
    mutating func tests() throws(ParseFailure) -> [NodeID] {
        var out: [NodeID] = []
        repeat { out.append(try test()) } while accept(",")
        return out
    }
    mutating func test() throws(ParseFailure) -> NodeID {
        let s = here
        if case .op(let o) = tok, let c = Node.Comparison(rawValue: o) { p += 1; let e = try additive(); return emit(.testComparison(c, e), s) }
        let e = try expression(); return emit(.testExpression(e), s)
    }
}

extension Diagnostic.Kind {
    static let stub = Diagnostic.Kind("feel/unexpected-token", .error, Diagnostic.Explanation(what: Message(""), why: Message(""), wrong: "", right: "", fix: Message("")))
}

package func parseExpression(_ slice: SourceSlice, names: KnownNames, limits: Limits) -> (Expression?, [Diagnostic]) {
    var p = MiniParser(slice, names)
    do throws(ParseFailure) {
        let r = try p.expression()
        if p.tok != .end { throw ParseFailure(at: p.toks[p.p].1) }
        return (Expression(nodes: p.nodes, spans: p.spans, root: r), [])
    } catch { return (nil, [Diagnostic(.stub, Message("unexpected"), at: slice.span(error.at))]) }
}
package func parseUnaryTests(_ slice: SourceSlice, names: KnownNames, limits: Limits) -> (Expression?, [Diagnostic]) {
    var p = MiniParser(slice, names)
    do throws(ParseFailure) {
        let ts = try p.tests()
        if p.tok != .end { throw ParseFailure(at: p.toks[p.p].1) }
        let r = p.emit(.unaryTests(ts, negated: false), 0)
        return (Expression(nodes: p.nodes, spans: p.spans, root: r), [])
    } catch { return (nil, [Diagnostic(.stub, Message("unexpected"), at: slice.span(error.at))]) }
}
package func print(_ expression: Expression) -> String { "" }

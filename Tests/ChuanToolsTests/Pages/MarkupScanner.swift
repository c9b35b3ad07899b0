/// Reads markup as strictly as XML is read, so that nothing which a browser would mend goes unseen.
struct MarkupScanner {
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    struct Element {
        let name: String
        let attributes: [String: String]
        /// The names of those around it, the outermost first.
        let path: [String]
        /// All text in it.
        var text = ""
    }

    private let scalars: [Unicode.Scalar]
    private var place = 0
    /// In the order in which they begin.
    private(set) var elements: [Element] = []
    private var open: [Int] = []

    /// Reads a whole page.
    static func elements(of page: String) throws -> [Element] {
        var scanner = MarkupScanner(scalars: Array(page.unicodeScalars))
        try scanner.scan()
        return scanner.elements
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func scan() throws {
        try expect("<!DOCTYPE html>\n")
        while place < scalars.count {
            if scalars[place] == "<" { try scanMarkup() } else { try scanText() }
        }
        if let last = open.last { throw mistake("<\(elements[last].name)> is not closed") }
    }

    private mutating func scanMarkup() throws {
        if looking(at: "</") {
            place += 2
            let name = try scanName()
            try expect(">")
            guard let last = open.popLast(), elements[last].name == name else { throw mistake("</\(name)>") }
            if let around = open.last { elements[around].text += elements[last].text }
            return
        }
        try expect("<")
        let name = try scanName()
        let attributes = try scanAttributes()
        elements.append(Element(name: name, attributes: attributes, path: open.map { elements[$0].name }))
        if looking(at: " />") {
            place += 3
            return
        }
        try expect(">")
        open.append(elements.count - 1)
        if name == "script" { try scanSection() }
    }

    private mutating func scanAttributes() throws -> [String: String] {
        var attributes: [String: String] = [:]
        while looking(at: " "), !looking(at: " />") {
            place += 1
            let name = try scanName()
            try expect("=\"")
            var value = ""
            while place < scalars.count, scalars[place] != "\"" { try scanCharacter(into: &value) }
            try expect("\"")
            if attributes.updateValue(value, forKey: name) != nil { throw mistake("\(name) twice") }
        }
        return attributes
    }

    private mutating func scanText() throws {
        guard let last = open.last else {
            try expect("\n")
            return
        }
        var text = ""
        while place < scalars.count, scalars[place] != "<" { try scanCharacter(into: &text) }
        elements[last].text += text
    }

    /// The script as XML takes it: everything up to the end of its section.
    private mutating func scanSection() throws {
        try expect("/*<![CDATA[*/")
        var text = "/*<![CDATA[*/"
        while !looking(at: "]]>") {
            guard place < scalars.count, !looking(at: "</") else { throw mistake("a script that ends early") }
            text.unicodeScalars.append(scalars[place])
            place += 1
        }
        try expect("]]>*/")
        elements[elements.count - 1].text = text + "]]>*/"
    }

    private mutating func scanCharacter(into text: inout String) throws {
        let scalar = scalars[place]
        place += 1
        switch scalar {
        case "<", "\u{FFFE}", "\u{FFFF}": throw mistake("a bare \(scalar.value)")
        case "&":
            for (name, meaning) in [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'")]
            where looking(at: name) {
                place += name.unicodeScalars.count
                text += meaning
                return
            }
            throw mistake("a bare &")
        default:
            if scalar.value < 0x20, scalar != "\n" { throw mistake("a control \(scalar.value)") }
            text.unicodeScalars.append(scalar)
        }
    }

    private mutating func scanName() throws -> String {
        var name = ""
        while place < scalars.count, "abcdefghijklmnopqrstuvwxyz0123456789-".unicodeScalars.contains(scalars[place]) {
            name.unicodeScalars.append(scalars[place])
            place += 1
        }
        if name.isEmpty { throw mistake("no name") }
        return name
    }

    private func looking(at text: String) -> Bool { scalars[place...].starts(with: text.unicodeScalars) }

    private mutating func expect(_ text: String) throws {
        guard looking(at: text) else { throw mistake("no `\(text)`") }
        place += text.unicodeScalars.count
    }

    private func mistake(_ what: String) -> Mistake {
        let around = scalars[max(0, place - 60)..<min(scalars.count, place + 20)]
        return Mistake(description: "\(what) at \(place): …\(String(String.UnicodeScalarView(around)))")
    }
}

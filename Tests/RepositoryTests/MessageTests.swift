import Testing

/// Every message is there in both languages, and says the same things in both.
@Suite("Messages")
struct MessageTests {
    /// Values that only one language needs: English has the verb in its own words.
    private static let alone: Set<String> = ["verb"]

    @Test("both languages have a text, with the same values in it")
    func languages() throws {
        var count = 0
        var odd: [String] = []
        for path in Repository.files(below: "Sources", ending: ".swift") {
            let text = Array(try Repository.text(path).unicodeScalars)
            for message in Self.messages(text) {
                count += 1
                let (vi, en) = (Self.names(message.vi.values), Self.names(message.en.values))
                let missing = vi.symmetricDifference(en).subtracting(Self.alone)
                if message.vi.isEmpty != message.en.isEmpty || !missing.isEmpty {
                    odd.append("\(path): \(message.vi.text) | \(message.en.text): \(missing.sorted())")
                }
            }
        }
        #expect(count > 1_500, "the scanner finds too few messages")
        #expect(odd == [])
    }

    /// A literal of code: its text, and the code of the values in it.
    private struct Literal {
        var text = ""
        var values: [String] = []
        var isEmpty: Bool { text.isEmpty && values.isEmpty }
    }

    /// The messages that are written out with both texts.
    private static func messages(_ text: [Unicode.Scalar]) -> [(vi: Literal, en: Literal)] {
        var found: [(vi: Literal, en: Literal)] = []
        let start = Array("Message(".unicodeScalars)
        var place = 0
        while place < text.count {
            guard text[place] == "M", text[place...].starts(with: start) else {
                place += 1
                continue
            }
            place += start.count
            guard let vi = literal(text, &place, after: "vi:"), let en = literal(text, &place, after: "en:") else {
                continue
            }
            found.append((vi, en))
        }
        return found
    }

    /// The literal behind a label; nil where something else stands there.
    private static func literal(_ text: [Unicode.Scalar], _ place: inout Int, after label: String) -> Literal? {
        var next = place
        func skip(_ what: Set<Unicode.Scalar>) { while next < text.count, what.contains(text[next]) { next += 1 } }
        skip([" ", "\n", ","])
        guard next < text.count, text[next...].starts(with: label.unicodeScalars) else { return nil }
        next += label.unicodeScalars.count
        skip([" ", "\n"])
        guard next < text.count, text[next] == "\"" else { return nil }
        place = next
        return literal(text, &place)
    }

    /// - Parameter place: The opening quote; behind the closing one when it returns.
    private static func literal(_ text: [Unicode.Scalar], _ place: inout Int) -> Literal {
        var found = Literal()
        place += 1
        while place < text.count, text[place] != "\"" {
            if text[place] == "\\", place + 1 < text.count, text[place + 1] == "(" {
                found.values.append(value(text, &place))
            } else {
                if text[place] == "\\" { place += 1 }
                found.text.unicodeScalars.append(text[place])
                place += 1
            }
        }
        place += 1
        return found
    }

    /// The code between `\(` and its bracket, without the literals in it.
    private static func value(_ text: [Unicode.Scalar], _ place: inout Int) -> String {
        var code = ""
        var depth = 0
        place += 1
        repeat {
            if text[place] == "\"" {
                _ = literal(text, &place)
                continue
            }
            if text[place] == "(" { depth += 1 }
            if text[place] == ")" { depth -= 1 }
            code.unicodeScalars.append(text[place])
            place += 1
        } while depth > 0 && place < text.count
        return code
    }

    /// The names that values are made of. What only chooses between words of one language, by a question mark, is no
    /// value; nor are members and functions, which differ where forms do.
    private static func names(_ values: [String]) -> Set<String> {
        var names: Set<String> = []
        for value in values where !value.contains(" ? ") {
            for match in value.matches(of: /(?:^|[^.\w$])([a-z]\w*)(?![\w(])/) {
                names.insert(String(match.1))
            }
        }
        return names.subtracting(["self", "map", "joined", "separator", "of", "in", "vi", "en"])
    }
}

import Diagnostics

extension Parser {
    mutating func name() throws(Halt) -> NodeID {
        let start = start
        let name = nameAhead(member: false)
        advance(name.count)
        return try add(.name(name.text), from: start)
    }

    /// The longest known name that comes next. A function's name of several words gives way to a shorter name of the
    /// caller's unless it is called: `date and time > 5` may speak of `date`.
    func longest(member: Bool) -> (text: String, count: Int)? {
        var best: (text: String, count: Int)?
        func consider(_ known: KnownNames) {
            guard !known.isEmpty, let match = known.match(tokens, at: index, in: text) else { return }
            if match.count > best?.count ?? 0 { best = (match.name, match.count) }
        }
        consider(names)
        consider(locals)
        if member || filters > 0 { consider(keys) }
        guard !member, ahead(1).kind == .word,
            let function = LanguageNames.knownFunctions.match(tokens, at: index, in: text),
            function.count > best?.count ?? 0, best == nil || ahead(function.count).kind == .leftParen
        else { return best }
        return (function.name, function.count)
    }

    /// The name that comes next. Where none is known, it is the run of words that stands there, up to a keyword: two
    /// words side by side mean nothing else, and the whole is what the author meant as a name.
    func nameAhead(member: Bool) -> (text: String, count: Int) {
        let known = longest(member: member)
        var count = known?.count ?? 1
        while extendsName(index + count, known: known != nil) { count += 1 }
        if let known, known.count == count { return known }
        return (KnownNames.spelling(of: tokens[index..<(index + count)], in: text), count)
    }

    /// Whether a token goes on with an unknown name.
    private func extendsName(_ index: Int, known: Bool) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .number: return token.spaced && !known && tokens[index - 1].kind == .word
        case .word: break
        case .other:
            // An apostrophe between letters.
            guard !known, !token.spaced, text[Int(token.start)] == 0x27 else { return false }
            return tokens[index + 1].kind == .word && !tokens[index + 1].spaced
        default: return false
        }
        switch token.keyword {
        case .none: break
        case .of, .external: return true
        case .instance: return tokens[index + 1].keyword != .of
        case .function: return tokens[index + 1].kind != .leftParen
        default: return false
        }
        guard ForeignSigns.keyword(spelling(index)) != .none else { return true }
        return !known && token.normal && text[Int(token.start)] >= 0x61
    }

    // MARK: Names that are being declared

    /// Whether a name that is being declared may hold a token.
    ///
    /// - Specification: DMN 1.5, 10.3.1.2, grammar rules 27 to 30.
    func isNamePart(_ token: Token) -> Bool {
        switch token.kind {
        case .word, .number, .dot, .minus, .plus, .star, .slash: true
        case .other: text[Int(token.start)] == 0x27
        default: false
        }
    }

    /// Reads some tokens as a name that is being declared.
    mutating func binder(_ count: Int) -> (name: String, span: Span) {
        let first = index
        advance(count)
        return (KnownNames.spelling(of: tokens[first..<index], in: text), span(ofTokens: first..<index))
    }

    /// Reads a name up to a token that ends it.
    mutating func binder(
        _ expected: Expected = .name, until ends: (Token) -> Bool
    ) throws(Halt) -> (name: String, span: Span) {
        guard kind == .word, !ends(token) else { throw unexpected(expected) }
        var end = index + 1
        while isNamePart(tokens[end]), !ends(tokens[end]) { end += 1 }
        return binder(end - index)
    }
}

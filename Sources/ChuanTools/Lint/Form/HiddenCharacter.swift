import Diagnostics

extension Lint {
    /// Characters that nobody sees: of no width, soft hyphens, signs that turn the direction of text; spaces other than the
    /// usual one, where the text is more than prose. A byte-order mark is an error of its own.
    static let hiddenCharacter = Lint(
        .hiddenCharacter,
        .file { file in
            guard file.text.hasHidden else { return [] }
            var found: [Diagnostic] = []
            var stretch: [PlacedLetter] = []
            func end() {
                if let first = stretch.first { found.append(.hiddenCharacter(stretch, first.scalar, in: file)) }
                stretch = []
            }
            var before: PlacedLetter?
            file.source.forEachLetterPastASCII { letter in
                if stretch.last.map({ $0.range.upperBound != letter.range.lowerBound }) ?? false { end() }
                if isHidden(letter, after: before, in: file), !file.isAtEndOfLine(letter.range.lowerBound) {
                    stretch.append(letter)
                } else {
                    end()
                }
                before = letter
            }
            end()
            return found
        })

    private static func isHidden(
        _ letter: PlacedLetter, after before: PlacedLetter?, in file: LintedFile
    ) -> Bool {
        if letter.scalar.isUnseen {
            // Pictures and letters of scripts past the Latin, Greek and Cyrillic ones are joined with these.
            let joins = letter.scalar == "\u{200C}" || letter.scalar == "\u{200D}"
            guard joins, let before, before.range.upperBound == letter.range.lowerBound else { return true }
            return before.scalar.value < 0x600 || before.scalar.isUnseen || before.scalar.isOddSpace
        }
        guard letter.scalar.isOddSpace else { return false }
        guard let anatomy = file.anatomy else { return true }
        return anatomy.grade(at: letter.range.lowerBound) != .safe
    }
}

extension LintedFile {
    /// Whether an offset is among the blanks at the end of a line, which are another finding.
    ///
    /// - Complexity: O(log lines + blanks).
    fileprivate func isAtEndOfLine(_ offset: Int) -> Bool {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && blanks(atEndOf: lines[low]).contains(offset)
    }
}

extension Unicode.Scalar {
    /// Of no width, or only steering how others are shown.
    var isUnseen: Bool {
        switch value {
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F: true
        default: false
        }
    }

    /// A space or line separator other than the usual ones.
    var isOddSpace: Bool {
        switch value {
        case 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// What it is called, as far as people have a word for it.
    fileprivate var hiddenName: Message {
        switch value {
        case 0xA0, 0x202F: Message(vi: "dấu cách không ngắt dòng", en: "a non-breaking space")
        case 0xAD: Message(vi: "dấu nối mềm", en: "a soft hyphen")
        case 0x200B...0x200D, 0x2060...0x2064, 0x180E:
            Message(vi: "ký tự không có chiều rộng", en: "a character of no width")
        case 0x85, 0x2028, 0x2029: Message(vi: "dấu xuống dòng lạ", en: "an unusual line break")
        case _ where isOddSpace: Message(vi: "dấu cách lạ", en: "an unusual space")
        default: Message(vi: "ký tự đổi chiều viết", en: "a sign that turns the direction of text")
        }
    }
}

extension Diagnostic.Kind {
    fileprivate static let hiddenCharacter = Diagnostic.Kind(
        "lint/hidden-character", .warning, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "có ký tự không nhìn thấy: không chiều rộng, dấu nối mềm, đổi chiều viết, dấu cách lạ",
                en:
                    "there is a character that nobody sees: of no width, a soft hyphen, a turn of direction, an odd space"
            ),
            why: Message(
                vi: "chép từ văn bản khác sang thì hay dính theo; hai tên trông như nhau lại khác nhau",
                en: "it comes with text copied from elsewhere, and makes names differ that look the same"),
            wrong: LintExample.indicator(remedy: "khắc phục: {vi: Số hóa\u{200B} thêm, en: Digitise more}"),
            right: LintExample.indicator(remedy: "khắc phục: {vi: Số hóa thêm, en: Digitise more}"),
            fix: Message(
                vi: "xóa, hoặc thay bằng dấu cách thường", en: "delete it, or put an ordinary space in its place")))
}

extension Diagnostic {
    /// - Parameter stretch: Such characters side by side.
    fileprivate static func hiddenCharacter(
        _ stretch: [PlacedLetter], _ first: Unicode.Scalar, in file: LintedFile
    ) -> Diagnostic {
        let range = PlacedWord(letters: stretch).range
        let hasSpace = stretch.contains { $0.scalar.isOddSpace }
        let name = first.hiddenName
        let grade = file.anatomy?.grade(at: range.lowerBound) ?? .needsReview
        let title =
            hasSpace
            ? Message(vi: "thay bằng dấu cách thường", en: "replace with an ordinary space")
            : Message(vi: "xóa", en: "delete it")
        return Diagnostic(
            .hiddenCharacter,
            Message(
                vi: "ở đây có \(name.vi) (\(first.codePoint)) mà không ai thấy",
                en: "here is \(name.en) (\(first.codePoint)) that nobody sees"),
            at: file.span(range),
            fixes: [Fix(title, grade, [Fix.Edit(file.span(range), hasSpace ? " " : "")])])
    }
}

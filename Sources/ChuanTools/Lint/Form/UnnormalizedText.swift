import Diagnostics

extension Lint {
    /// Letters written as a base letter and marks where one letter would do. A file has mostly none, or nothing else: it is
    /// found once.
    static let unnormalizedText = Lint(
        .unnormalizedText,
        .file { file in
            guard file.anatomy != nil else { return [] }
            var edits: [Fix.Edit] = []
            for range in file.text.oddWords {
                let word = file.source.word(range)
                guard word.letters.contains(where: { !isStableInNFC($0.scalar.value) }) else { continue }
                let other = Lookalike.all(in: word).map(\.range)
                for group in word.groups where !other.contains(PlacedWord(letters: group).range) {
                    let text = PlacedWord(letters: group).text
                    let normal = nfc(text)
                    if !normal.unicodeScalars.elementsEqual(text.unicodeScalars) {
                        edits.append(Fix.Edit(file.span(PlacedWord(letters: group).range), normal))
                    }
                }
            }
            return edits.first.map { [.unnormalizedText(first: $0, all: edits)] } ?? []
        })
}

extension PlacedWord {
    /// Each letter with the marks on it.
    fileprivate var groups: [[PlacedLetter]] {
        var groups: [[PlacedLetter]] = []
        for letter in letters {
            if groups.isEmpty || !letter.scalar.isMark {
                groups.append([letter])
            } else {
                groups[groups.count - 1].append(letter)
            }
        }
        return groups
    }
}

extension Diagnostic.Kind {
    fileprivate static let unnormalizedText = Diagnostic.Kind(
        "lint/unnormalized-text", .note, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "chữ có dấu viết bằng chữ cái và dấu rời (Unicode tổ hợp), không phải chữ dựng sẵn (NFC)",
                en: "letters are written as a letter and separate marks, not as one letter (Unicode form C)"),
            why: Message(
                vi: "nhìn giống nhau nhưng tìm kiếm, so sánh văn bản thấy khác nhau",
                en: "it looks the same, but searching and comparing files finds a difference"),
            wrong: LintExample.indicator(remedy: "khắc phục: {vi: Số ho\u{301}a thêm, en: Digitise more}"),
            right: LintExample.indicator(remedy: "khắc phục: {vi: Số hóa thêm, en: Digitise more}"),
            fix: Message(
                vi: "viết lại bằng chữ dựng sẵn; kết luận không đổi", en: "write single letters; verdicts stay"))
    )
}

extension Diagnostic {
    fileprivate static func unnormalizedText(first: Fix.Edit, all: [Fix.Edit]) -> Diagnostic {
        let more = Message(
            vi: all.count == 1 ? "" : " (cùng \(all.count - 1) chỗ khác)",
            en: all.count == 1 ? "" : " (and \(all.count - 1) more)")
        return Diagnostic(
            .unnormalizedText,
            Message(
                vi: "`\(first.replacement)` viết bằng chữ cái và dấu rời\(more.vi)",
                en: "`\(first.replacement)` is written as a letter and separate marks\(more.en)"),
            at: first.span,
            fixes: [Fix(Message(vi: "viết bằng chữ dựng sẵn", en: "write single letters"), .safe, all)])
    }
}

import Diagnostics

/// Lines that begin with a mark: of a list, or of a merge that was not finished.
extension Recovery {
    // MARK: Merges

    /// Leaves out what an unfinished merge put into the file: its marks, and the second of each two versions.
    ///
    /// - Returns: Nil where the failure has another cause.
    mutating func conflict(_ failure: Failure) -> Diagnostic? {
        let lines = [failure.context, failure.offset].compactMap { $0 }.map { LineShape.lineRange(at: $0, in: bytes) }
        guard lines.contains(where: { mergeMark($0) != nil }) else { return nil }
        let marks = mergeMarks()
        let starts = marks.filter { $0.sign == Byte.less }
        guard let first = starts.first ?? marks.first(where: { $0.sign == Byte.greater }) else { return nil }
        for (number, mark) in marks.enumerated() {
            let isSecond = mark.sign == Byte.equals || mark.sign == Byte.bar
            let end = isSecond && number + 1 < marks.count ? marks[number + 1].line.lowerBound : mark.line.upperBound
            text.blank(mark.line.lowerBound..<end)
        }
        return .conflictMarks(
            at: span(first.line), in: source, others: starts.dropFirst().map { span($0.line) })
    }

    /// The lines with marks that are still there.
    private func mergeMarks() -> [(line: Range<Int>, sign: UInt8)] {
        var marks: [(line: Range<Int>, sign: UInt8)] = []
        var index = text.start
        while index < bytes.count {
            let line = LineShape.lineRange(at: index, in: bytes)
            if let sign = mergeMark(line) { marks.append((line, sign)) }
            index = line.upperBound + 1
        }
        return marks
    }

    /// The sign that stands seven times at the start of a line, and not eight times.
    private func mergeMark(_ line: Range<Int>) -> UInt8? {
        let count = 7
        guard line.count >= count, let sign = line.first.map({ bytes[$0] }),
            [Byte.less, Byte.equals, Byte.greater, Byte.bar].contains(sign),
            line.prefix(count).allSatisfy({ bytes[$0] == sign })
        else { return nil }
        let next = line.lowerBound + count
        return next == line.upperBound || isBlankOrBreak(bytes[next]) ? sign : nil
    }

    // MARK: Lists

    /// What was meant for the dash of a list and is none: a dash without a blank, or another sign with one.
    func wrongDash(_ shape: LineShape) -> Range<Int>? {
        let line = source.bytes[shape.first..<shape.line.upperBound]
        guard let next = line.dropFirst().first else { return nil }
        if line.first == Byte.dash {
            let isEntry = shape.key != nil || next == Byte.openMapping
            return isEntry && next != Byte.dash && !isBlank(next) ? shape.first..<shape.first + 1 : nil
        }
        let sign = line.prefix(3)
        guard Self.dashes.contains(where: sign.elementsEqual), line.dropFirst(3).first.map(isBlank) == true else {
            return nil
        }
        return shape.first..<shape.first + 3
    }

    /// Dashes of word processors, the minus sign and the bullet.
    private static let dashes: [[UInt8]] = ["–", "—", "−", "•"].map { Array($0.utf8) }
}

extension Diagnostic.Kind {
    static let conflictMarks = Diagnostic.Kind(
        "yaml/conflict-marks", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tệp còn dấu của lần ghép hai bản sửa chưa xong.",
                en: "Marks of a merge that was not finished stand in the file."),
            why: Message(
                vi: "Hai bản cùng nằm trong tệp, mà chỉ một bản được dùng.",
                en: "Both versions stand there, and only one can count."),
            wrong: "mã: \"7\"\n<<<<<<< ban-nay\nnăm: 2023\n=======\nnăm: 2024\n>>>>>>> ban-kia\n",
            right: "mã: \"7\"\nnăm: 2024\n",
            fix: Message(
                vi: "Giữ một bản, rồi xóa bản kia và các dòng dấu.",
                en: "Keep one version, and remove the other and the marks.")))

    static let wrongDash = Diagnostic.Kind(
        "yaml/wrong-dash", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "Mục của danh sách không bắt đầu bằng dấu `-` và một dấu cách.",
                en: "An item of a list does not begin with `-` and a space."),
            why: Message(
                vi: "Thiếu dấu cách, hoặc dùng dấu gạch khác, thì dòng bị đọc như một khóa.",
                en: "Without the space, or with another dash, the line is read as a key."),
            wrong: "tiêu chí:\n  - mã: 7.a\n  -mã: 7.b\n", right: "tiêu chí:\n  - mã: 7.a\n  - mã: 7.b\n",
            fix: Message(vi: "Viết `-` và một dấu cách.", en: "Write `-` and a space.")))
}

extension Diagnostic {
    static func conflictMarks(at span: Span, in source: SourceFile, others: [Span]) -> Diagnostic {
        let most = 3
        return Diagnostic(
            .conflictMarks,
            Message(
                vi: "lần ghép tệp chưa xong: còn dòng `\(source.shown(span.range))`",
                en: "a merge was not finished: the line `\(source.shown(span.range))` is still there"),
            at: span, labels: others.prefix(most).map { Label($0, Message(vi: "và ở đây", en: "and here")) },
            help: Message(
                vi: "giữ một trong hai bản, xóa bản kia và các dòng `<<<<<<<`, `=======`, `>>>>>>>`",
                en: "keep one of the two versions, remove the other and the lines `<<<<<<<`, `=======`, `>>>>>>>`"))
    }

    static func wrongDash(_ sign: Range<Int>, _ shape: LineShape, in source: SourceFile) -> Diagnostic {
        let dash = source.shown(sign)
        let isDash = sign.count == 1
        var rest = sign.upperBound
        while rest < shape.line.upperBound, isBlank(source.bytes[rest]) { rest += 1 }
        let help = Message(
            vi: "viết `- \(source.shown(rest..<shape.value.upperBound))`",
            en: "write `- \(source.shown(rest..<shape.value.upperBound))`")
        return Diagnostic(
            .wrongDash,
            isDash
                ? Message(
                    vi: "sau dấu `-` của mục phải có dấu cách", en: "a space has to follow the `-` of an item")
                : Message(
                    vi: "`\(dash)` không phải dấu `-` của danh sách", en: "`\(dash)` is not the `-` of a list"),
            at: source.span(sign), help: help,
            fixes: [Fix(help, .needsReview, [Fix.Edit(source.span(sign), isDash ? "- " : "-")])])
    }
}

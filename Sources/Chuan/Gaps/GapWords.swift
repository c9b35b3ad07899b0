import Diagnostics
import FEEL
import FEELSyntax

/// Says what is missing, in the words of the vocabulary.
struct GapWords {
    let judging: CheckJudging
    /// The row that is judged: its label need not be repeated.
    let row: Row?

    enum Form {
        /// Stands alone: `thiếu 2 hồ sơ đúng hạn`.
        case sentence
        /// Stands behind "Cần:": `thêm 2 hồ sơ đúng hạn`.
        case need
    }

    private static let mostWays = 3
    private static let mostParts = 8

    /// All ways, the first few in words.
    func ways(_ ways: [GapWay], _ form: Form) -> Message {
        let parts = ways.prefix(Self.mostWays).map { way($0, form) }
        let more = ways.count > Self.mostWays ? "; …" : ""
        return Message(
            vi: parts.map(\.vi).joined(separator: "; hoặc ") + more,
            en: parts.map(\.en).joined(separator: "; or ") + more)
    }

    func way(_ way: GapWay, _ form: Form) -> Message {
        switch way {
        case .numbers(let parts): parts.count == 1 ? part(parts[0], form) : together(parts, form)
        case .flags(let flags): self.flags(flags, form)
        }
    }

    // MARK: One number

    private func part(_ part: GapPart, _ form: Form) -> Message {
        amount(part.main.change, part.mover.field, place(part.main.read), form) + companions(part)
    }

    /// `thiếu 2 hồ sơ đúng hạn`, `cần giảm 3 hồ sơ quá hạn`, `cần giải ngân thêm 5 đồng`.
    private func amount(_ change: Decimal, _ field: Field, _ place: Message, _ form: Form) -> Message {
        let number = NumberForm.message(change.magnitude)
        if let work = field.work?.message {
            let amount = quantity(change, field)
            return Message(
                vi: "\(form == .sentence ? "cần " : "")\(work.vi) \(amount.vi)\(place.vi)",
                en: "\(work.en) \(amount.en)\(place.en)")
        }
        let verb =
            change.isNegative
            ? (form == .sentence ? "cần giảm" : "giảm") : (form == .sentence ? "thiếu" : "thêm")
        return Message(
            vi: "\(verb) \(number.vi) \(noun(field))\(place.vi)",
            en:
                "“\(field.title[.en])”\(place.en) must \(change.isNegative ? "fall" : "rise") by \(number.en)\(currency(field))"
        )
    }

    /// `2 hồ sơ`, `5 tỷ đồng`.
    private func quantity(_ change: Decimal, _ field: Field) -> Message {
        if case .money = field.kind { return NumberForm.money(change.magnitude) }
        let number = NumberForm.message(change.magnitude)
        let unit = unit(of: field)
        return Message(vi: number.vi + spaced(unit?.vi), en: number.en + spaced(unit?.en))
    }

    private func spaced(_ text: String?) -> String { text.map { " " + $0 } ?? "" }

    /// `hồ sơ đúng hạn`: the unit of measure before the name, unless the name says it.
    private func noun(_ field: Field) -> String {
        let title = field.title[.vi]
        guard let unit = unit(of: field)?.vi, !title.lowercased().holds(unit.lowercased()) else { return title }
        return "\(unit) \(title)"
    }

    private func currency(_ field: Field) -> String {
        if case .money = field.kind { return spaced(unit(of: field)?.en) }
        return ""
    }

    private func unit(of field: Field) -> Message? {
        let code: String?
        switch field.kind {
        case .count(let unit): code = unit
        case .money: code = "dong"
        case .number(let unit): code = unit
        case .rate, .flag, .date, .text, .choice, .texts: code = nil
        }
        return judging.facts.vocabulary.unitsOfMeasure.first { $0.code == code }?.title.message
    }

    /// What moves along: `, chuyển từ quá hạn`.
    private func companions(_ part: GapPart) -> Message {
        if part.others.count == 1, let title = title(part.others[0]), isTransfer(part) {
            return Message(
                vi: ", chuyển \(part.main.change.isNegative ? "sang" : "từ") \(title.vi)",
                en: ", moved \(part.main.change.isNegative ? "to" : "from") “\(title.en)”")
        }
        return part.others.reduce(Message("")) { text, move in
            guard let field = judging.facts.field(of: move.read) else { return text }
            let number = NumberForm.message(move.change.magnitude)
            return text
                + Message(
                    vi: ", kèm \(move.change.isNegative ? "giảm" : "thêm") \(number.vi) \(noun(field))",
                    en: ", with “\(field.title[.en])” \(move.change.isNegative ? "down" : "up") by \(number.en)")
        }
    }

    private func title(_ move: GapPart.Move) -> Message? { judging.facts.field(of: move.read)?.title.message }

    private func isTransfer(_ part: GapPart) -> Bool {
        part.others.count == 1 && part.others[0].change == part.main.change.negated
            && judging.facts.field(of: part.others[0].read)?.kind == part.mover.field.kind
    }

    /// ` (hộ tịch)`, where it is not plain which row is meant.
    private func place(_ read: Trace.Read) -> Message {
        guard case .cell(let input, let number, _) = read else { return Message("") }
        if let row, row.input == input, row.number == number { return Message("") }
        return Message(" (") + judging.rowTitle(input, number) + Message(")")
    }

    // MARK: Several

    /// `thiếu 19 hồ sơ đã xin lỗi kịp thời: hộ tịch 9, xây dựng 6, đất đai 4`.
    private func together(_ parts: [GapPart], _ form: Form) -> Message {
        let total = parts.reduce(Decimal?.some(.zero)) { $0?.adding($1.main.change) } ?? .zero
        var text = amount(total, parts[0].mover.field, Message(""), form)
        if parts.allSatisfy(isTransfer) { text = text + companions(parts[0]) }
        let list = parts.prefix(Self.mostParts).map { part -> Message in
            let number = NumberForm.message(part.main.change.magnitude)
            guard case .cell(let input, let row, _) = part.main.read else { return number }
            return judging.rowTitle(input, row) + Message(" ") + number
        }
        let more = parts.count > Self.mostParts ? ", …" : ""
        return Message(
            vi: "\(text.vi): \(list.map(\.vi).joined(separator: ", "))\(more)",
            en: "\(text.en): \(list.map(\.en).joined(separator: ", "))\(more)")
    }

    /// `cần: có thanh toán điện tử = có`.
    private func flags(_ flags: [GapFlag], _ form: Form) -> Message {
        let list = flags.map { flag -> Message in
            let title = judging.facts.field(of: flag.read)?.title.message ?? Message("")
            let place = place(flag.read)
            return Message(
                vi: "\(title.vi)\(place.vi) = \(flag.value ? "có" : "không")",
                en: "“\(title.en)”\(place.en) must be \(flag.value ? "yes" : "no")")
        }
        return Message(
            vi: (form == .sentence ? "cần: " : "") + list.map(\.vi).joined(separator: ", "),
            en: list.map(\.en).joined(separator: ", "))
    }

    // MARK: Shares

    /// `cần thêm 2 dòng đạt, gần nhất: A (thêm 3 hồ sơ đúng hạn), B (…)`.
    ///
    /// - Parameters:
    ///   - rows: The nearest rows and how they would come to meet the condition.
    ///   - count: How many more must.
    ///   - isAll: No other row is left.
    func share(_ rows: [(title: Message, row: Row, way: GapWay)], count: Int, isAll: Bool, _ form: Form) -> Message {
        let list = rows.prefix(Self.mostParts).map { row -> Message in
            let way = GapWords(judging: judging, row: row.row).way(row.way, .need)
            return row.title + Message(" (") + way + Message(")")
        }
        let more = rows.count > Self.mostParts ? ", …" : ""
        return GapNotes.rows(count, form)
            + Message(
                vi: "\(isAll ? "" : ", gần nhất"): \(list.map(\.vi).joined(separator: ", "))\(more)",
                en: "\(isAll ? "" : ", nearest"): \(list.map(\.en).joined(separator: ", "))\(more)")
    }
}

/// Why nothing can be said, or not all.
enum GapNotes {
    static let tooMuch = Message(
        vi: "quá nhiều số liệu để tính phần còn thiếu", en: "too many figures to work out what is missing")

    static let unknown = Message(
        vi: "còn số liệu chưa có nên không tính được phần còn thiếu",
        en: "figures were not given, so what is missing can't be worked out")

    static let unproven = Message(
        vi: "không xác định chắc chắn được mức thay đổi ít nhất", en: "the least change can't be told for certain")

    static let notAlone = Message(
        vi: "không số liệu nào tự nó đủ để đạt", en: "no figure by itself is enough to pass")

    static let notMovable = Message(
        vi: "không có số liệu nào mà đơn vị tự thay đổi được", en: "no figure is one that the unit itself can change")

    static func shortage(_ number: Decimal) -> Message {
        let number = NumberForm.message(number)
        return Message(vi: "; tử số còn thiếu \(number.vi)", en: "; the numerator lacks \(number.en)")
    }

    /// `không số liệu nào tự nó đủ: tối đa chỉ đạt 97,2%`
    static func reach(_ shown: Message, _ comparison: Node.Comparison?) -> Message {
        let isUpwards = comparison?.isUpwards ?? true
        return Message(
            vi: "không số liệu nào tự nó đủ: \(isUpwards ? "tối đa chỉ đạt" : "thấp nhất chỉ đến") \(shown.vi)",
            en: "no figure by itself is enough: \(isUpwards ? "at most" : "at least") \(shown.en) is reached")
    }

    /// - Parameter proof: The condition that has to be proven, in words.
    static func halfway(_ title: Message, _ proof: Message?) -> Message {
        let rest =
            proof.map { Message(vi: "; còn phải chứng minh “\($0.vi)”", en: "; “\($0.en)” must be proven too") }
            ?? Message("")
        return Message(
            vi: "đổi “\(title.vi)” thôi chưa đủ", en: "changing “\(title.en)” is not enough") + rest
    }

    static func rows(_ count: Int, _ form: GapWords.Form) -> Message {
        Message(
            vi: "\(form == .sentence ? "cần thêm" : "thêm") \(count) dòng đạt",
            en: "\(count) more \(count == 1 ? "row" : "rows") must meet the condition")
    }

    /// Rows of which nothing can be moved.
    static func rows(_ count: Int, of titles: [Message]) -> Message {
        let list = Array(titles.prefix(8)).joined(", ") + Message(titles.count > 8 ? ", …" : "")
        let among = count == titles.count ? Message("") : Message(vi: " trong số", en: " among")
        return rows(count, .sentence) + among + Message(": ") + list
    }

    static let notEvenAll = Message(
        vi: "dù mọi dòng đều đạt cũng chưa đủ", en: "it would not do even if every row met the condition")
}

extension Node.Comparison {
    /// Whether more is better.
    var isUpwards: Bool {
        switch self {
        case .greater, .greaterOrEqual, .equal, .notEqual: true
        case .less, .lessOrEqual: false
        }
    }
}

extension String {
    /// Whether another text stands in it, byte for byte.
    fileprivate func holds(_ part: String) -> Bool {
        let (text, part) = (Array(utf8), Array(part.utf8))
        guard part.count <= text.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count] == part[...] }
    }
}

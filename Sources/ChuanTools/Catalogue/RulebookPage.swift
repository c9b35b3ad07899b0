public import Chuan
public import Diagnostics

/// The parts of a rulebook in words, laid out for a terminal.
public enum RulebookPage {
    /// An indicator, a check, a reading or a field; nil when nothing has that name.
    public static func of(_ name: String, in rulebook: Rulebook, _ language: Language) -> String? {
        let writer = PageWriter(rulebook: rulebook, language: language)
        if let indicator = rulebook.indicators.first(where: { $0.id == name }) { return writer.text(of: indicator) }
        for indicator in rulebook.indicators {
            if let check = indicator.checks.first(where: { $0.id == name }) {
                return writer.text(of: check, of: indicator)
            }
        }
        if let reading = rulebook.readings.first(where: { $0.id.lowercased() == name.lowercased() }) {
            return writer.text(of: reading)
        }
        return writer.text(ofField: name)
    }

    /// Every name that can be asked for.
    public static func names(in rulebook: Rulebook) -> [String] {
        rulebook.indicators.flatMap { [$0.id] + $0.checks.map(\.id) } + rulebook.readings.map(\.id)
            + rulebook.vocabulary.blocks.flatMap { block in
                block.fields.flatMap { [$0.key, $0.title[.vi], $0.title[.en]] }
            }
    }
}

/// Writes pages in one language.
private struct PageWriter {
    let rulebook: Rulebook
    let language: Language

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    // MARK: Indicators and checks

    func text(of indicator: Indicator) -> String {
        var page = PageLayout()
        page.heading("\(indicator.id) \(indicator.title[language])")
        writeSource(indicator.source, to: &page)
        if let note = indicator.note { page.line(say("Ghi chú", "Note"), note[language]) }
        return page.text + indicator.checks.map { "\n" + text(of: $0, of: indicator) }.joined()
    }

    func text(of check: Check, of indicator: Indicator) -> String {
        var page = PageLayout()
        page.heading("\(check.id) \((check.title ?? indicator.title)[language])")
        if check.title != nil, check.id != indicator.id {
            page.line(say("Chỉ tiêu", "Indicator"), "\(indicator.id) \(indicator.title[language])")
        }
        if check.id != indicator.id { writeSource(check.source, to: &page) }
        if let note = check.note { page.line(say("Ghi chú", "Note"), note[language]) }
        page.blank()
        for line in check.meaning(in: rulebook) { page.line(line.label[language], line.text[language]) }
        writeFields(check.fieldsRead(in: rulebook), to: &page)
        writeReadings(of: check, to: &page)
        if let remedy = check.remedy {
            page.blank()
            page.line(say("Khắc phục", "Remedy"), remedy[language])
        }
        return page.text
    }

    private func writeSource(_ clause: SourceClause?, to page: inout PageLayout) {
        guard let clause else { return }
        let document = rulebook.documents.first { $0.id.value == clause.document.value }
        let title = document?.title[language] ?? clause.document.value
        let number = clause.clause.map { say(", mục ", ", clause ") + $0.value } ?? ""
        let sign = document?.number.map { " (\($0))" } ?? ""
        page.line(say("Căn cứ", "Source"), title + sign + number)
    }

    private func writeFields(_ fields: [NeededField], to page: inout PageLayout) {
        guard !fields.isEmpty else { return }
        page.blank()
        for (offset, place) in fields.enumerated() {
            let label = offset == 0 ? say("Số liệu", "Fields") : ""
            page.line(label, describe(place))
        }
    }

    /// `tthc.resolved_on_time: đúng hạn / resolved on time (hồ sơ)`
    private func describe(_ place: NeededField) -> String {
        let block = rulebook.vocabulary.blocks[place.block]
        guard block.fields.indices.contains(place.field) else {
            return "\(block.key): \(block.title[.vi]) / \(block.title[.en])"
        }
        let field = block.fields[place.field]
        let key = block.form == .group ? field.key : "\(block.key).\(field.key)"
        return "\(key): \(field.title[.vi]) / \(field.title[.en])" + (kind(field).map { " (\($0))" } ?? "")
    }

    /// The unit of measure or the kind of a field.
    private func kind(_ field: Field) -> String? {
        switch field.kind {
        case .count(let unit): rulebook.vocabulary.unitsOfMeasure.first { $0.code == unit }?.title[language] ?? unit
        case .number(let unit):
            unit.map { code in rulebook.vocabulary.unitsOfMeasure.first { $0.code == code }?.title[language] ?? code }
        case .money: "đồng"
        case .rate: "%"
        case .flag: say("có/không", "yes/no")
        case .date: say("ngày", "date")
        case .choice(let number): rulebook.vocabulary.enumerations[number].title[language]
        case .text, .texts: nil
        }
    }

    private func writeReadings(of check: Check, to page: inout PageLayout) {
        let readings = check.readingAlternatives
        guard !readings.isEmpty else { return }
        page.blank()
        for (offset, own) in readings.enumerated() {
            guard let reading = rulebook.readings.first(where: { $0.id == own.reading }) else { continue }
            page.line(
                offset == 0 ? say("Cách hiểu", "Readings") : "",
                "\(reading.id) \(reading.title[language]) [\(own.alternatives.joined(separator: ", "))]")
        }
    }

    // MARK: Readings

    func text(of reading: Reading) -> String {
        var page = PageLayout()
        page.heading("\(reading.id) \(reading.title[language])")
        page.line(say("Mặc định", "Default"), reading.defaultTitle[language])
        for alternative in reading.alternatives {
            let name = alternative.parameter.map { "\(alternative.id):<\($0)>" } ?? alternative.id
            page.blank()
            page.line("--reading \(reading.id)=\(name)", "")
            page.line("", alternative.title[language])
            let changed = checks(changedBy: reading, alternative)
            page.line(
                say("Thay đổi", "Changes"),
                changed.isEmpty ? say("không tiêu chí nào", "no check") : changed.joined(separator: ", "))
        }
        if !reading.conflicts.isEmpty {
            page.blank()
            page.line(say("Mâu thuẫn", "Conflict"), reading.conflicts.joined(separator: ", "))
        }
        return page.text
    }

    private func checks(changedBy reading: Reading, _ alternative: Reading.Alternative) -> [String] {
        rulebook.indicators.flatMap(\.checks).filter { check in
            check.readingAlternatives.contains {
                $0.reading == reading.id && $0.alternatives.contains(alternative.id)
            }
        }.map(\.id)
    }

    // MARK: Fields

    /// Every field of that key or name; nil where there is none.
    func text(ofField name: String) -> String? {
        let folded = Spelling.fold(name)
        var pages: [String] = []
        for (number, block) in rulebook.vocabulary.blocks.enumerated() {
            for (offset, field) in block.fields.enumerated() {
                let names =
                    [field.key, "\(block.key).\(field.key)", field.title[.vi], field.title[.en]] + field.aliases
                guard names.contains(where: { Spelling.fold($0) == folded }) else { continue }
                pages.append(text(of: field, NeededField(block: number, field: offset), block))
            }
        }
        return pages.isEmpty ? nil : pages.joined(separator: "\n")
    }

    private func text(of field: Field, _ place: NeededField, _ block: Block) -> String {
        var page = PageLayout()
        page.heading(describe(place))
        page.line(say("Khối", "Block"), "\(block.key) (\(block.title[language]))")
        if !field.aliases.isEmpty { page.line(say("Tên khác", "Also"), field.aliases.joined(separator: ", ")) }
        if let column = field.column { page.line(say("Cột", "Column"), column) }
        if field.optional { page.line("", say("được để trống", "may be left empty")) }
        if let note = field.note { page.line(say("Ghi chú", "Note"), note[language]) }
        let checks = rulebook.indicators.flatMap(\.checks)
        let users = checks.filter { $0.fieldsRead(in: rulebook).contains(place) }.map(\.id)
        page.line(
            say("Dùng ở", "Used by"),
            users.isEmpty ? say("không tiêu chí nào", "no check") : users.joined(separator: ", "))
        let under = checks.flatMap { check in
            check.readings(asking: place, in: rulebook).map { "\(check.id) (\($0))" }
        }
        if !under.isEmpty { page.line(say("Cách hiểu", "Readings"), under.joined(separator: ", ")) }
        return page.text
    }
}

import Diagnostics
import FEEL

extension Vocabulary {
    /// The parts that were declared: unit types, units of measure, enumerations, blocks, records, with their fields.
    ///
    /// - Parameter constraints: Those of each block.
    func parts(_ constraints: [[Constraint]]) -> [RulePart] {
        unitTypes.map { type in
            RulePart(
                subject: .unitType, id: type.code, title: type.title.message,
                lines: [.names(type.title, type.aliases)].compactMap { $0 })
        }
            + unitsOfMeasure.map { unit in
                RulePart(
                    subject: .unitOfMeasure, id: unit.code, title: unit.title.message,
                    lines: [.names(unit.title, [])].compactMap { $0 })
            }
            + enumerations.map(part) + declaredBlocks(constraints) + records.flatMap(\.parts)
    }

    private func part(_ enumeration: Enumeration) -> RulePart {
        let lines = enumeration.values.compactMap { value in
            MeaningLine.names(
                value.title, value.aliases,
                label: Message(vi: "Giá trị \(value.code)", en: "Value \(value.code)"))
        }
        return RulePart(
            subject: .enumeration, id: enumeration.name, title: enumeration.title.message, lines: lines)
    }

    private func declaredBlocks(_ constraints: [[Constraint]]) -> [RulePart] {
        blocks.indices.dropFirst(Vocabulary.builtinBlocks.count).flatMap { number in
            [part(number, constraints[number])] + blocks[number].fields.map { part($0, of: blocks[number]) }
        }
    }

    private func part(_ number: Int, _ constraints: [Constraint]) -> RulePart {
        let block = blocks[number]
        var lines = MeaningLines()
        lines.add(.names(block.title, block.aliases))
        lines.add("Dạng", "Form", Words.message(block.form.rawValue, .form))
        lines.add("Nhãn dòng", "Row label", block.rowLabel.map { block.fields[$0] })
        lines.add("Định danh", "Identity", block.identity.map { block.fields[$0] })
        if block.form == .table {
            lines.add("Dòng trùng", "Duplicate rows", Words.message(block.duplicates.rawValue, .duplicates))
        }
        for label in block.sumRows {
            lines.add("Dòng tổng", "Sum row", Message(label), essence: Spelling.fold(label))
        }
        for constraint in constraints { add(constraint, ofBlock: number, to: &lines) }
        return RulePart(subject: .block, id: block.key, title: block.title.message, lines: lines.all)
    }

    /// The condition with what breaking it means.
    private func add(_ constraint: Constraint, ofBlock number: Int, to lines: inout MeaningLines) {
        let isTable = blocks[number].form == .table
        let words = PlanWords(
            constraint.plan, self, localNames: isTable ? [0: Message(vi: "dòng", en: "row")] : [:],
            localBlocks: isTable ? [0: number] : [:], rowLocal: isTable ? 0 : nil)
        let level = Words.message(constraint.severity.rawValue, .level)
        let written = constraint.slice.oneLine
        lines.add(
            Message(vi: "Ràng buộc", en: "Constraint"),
            (words.names() ?? Message(written)) + Message(vi: " (\(level.vi))", en: " (\(level.en))"),
            essence: "\(PlanEssence.text(words, names: isTable ? [0: "row"] : [:])) \(constraint.severity)",
            written: "\(written) (\(level.vi))")
    }

    // MARK: Fields

    /// A field of a block or of records.
    fileprivate func part(_ field: Field, of block: Block) -> RulePart {
        var lines = MeaningLines()
        lines.add(.names(field.title, field.aliases))
        let kind = kindWords(of: field, in: block)
        lines.add("Kiểu", "Type", kind.text, essence: kind.essence)
        lines.add("Được để trống", "Optional", Words.message("\(field.optional)", .flag))
        lines.add("Suy từ", "Taken from", field.derivedFrom.map { block.fields[$0] })
        lines.add(
            "Mặc định là", "Otherwise",
            field.derivedDefault.map { title(of: $0, in: field) ?? Message($0) }, essence: field.derivedDefault)
        lines.add("Thay đổi được", "Movable", Words.message(field.movement.rawValue, .movement))
        return RulePart(
            subject: .field, id: "\(block.key).\(field.key)", title: field.title.message, lines: lines.all)
    }

    /// The kind of a field with its unit of measure, its list of values, or the field that gives the unit of amounts.
    private func kindWords(of field: Field, in block: Block) -> (text: Message, essence: String) {
        func kind(_ code: String, _ detail: Message? = nil, _ essence: String? = nil) -> (Message, String) {
            let more = detail.map { Message(", ") + $0 } ?? Message("")
            return (Words.message(code, .fieldType) + more, "\(code) \(essence ?? "")")
        }
        switch field.kind {
        case .count(let unit): return kind("count", words(ofUnit: unit), unit)
        case .money(let scale):
            guard let scale else { return kind("money") }
            let field = block.fields[scale]
            return kind(
                "money", Message(vi: "đơn vị ở \(field.title[.vi])", en: "unit in \(field.title[.en])"), field.key)
        case .rate: return kind("rate")
        case .number(let unit): return kind("number", unit.map(words), unit)
        case .flag: return kind("flag")
        case .date: return kind("date")
        case .text: return kind("text")
        case .texts: return kind("texts")
        case .choice(let number):
            return kind("choice", enumerations[number].title.message, enumerations[number].name)
        }
    }

    private func words(ofUnit code: String) -> Message {
        unitsOfMeasure.first { $0.code == code }?.title.message ?? Message(code)
    }
}

extension RecordBlock {
    fileprivate var parts: [RulePart] {
        let block = vocabulary.blocks[Self.place]
        var lines = MeaningLines()
        lines.add(.names(title, aliases))
        let unit = vocabulary.unitsOfMeasure.first { $0.code == self.unit }?.title.message ?? Message(self.unit)
        lines.add("Đơn vị tính", "Unit", unit, essence: self.unit)
        lines.add("Định danh", "Identity", identity.map { fields[$0] })
        return [RulePart(subject: .records, id: key, title: title.message, lines: lines.all)]
            + fields.map { vocabulary.part($0, of: block) }
    }
}

extension MeaningLine {
    /// The names that reports and rules may use; nil where there is none.
    fileprivate static func names(
        _ title: Title, _ aliases: [String], label: Message = Message(vi: "Tên gọi", en: "Names")
    ) -> MeaningLine? {
        var names: [String] = []
        for name in title.texts + aliases where !names.contains(where: { Spelling.same($0, name) }) {
            names.append(name)
        }
        return MeaningLine(
            label: label, text: Message(names.joined(separator: ", ")), written: nil,
            essence: names.map(Spelling.fold).sorted().joined(separator: "\n"), isOrdered: false)
    }
}

extension MeaningLines {
    fileprivate mutating func add(_ line: MeaningLine?) {
        if let line { add(line.label, line.text, essence: line.essence) }
    }

    fileprivate mutating func add(_ vi: String, _ en: String, _ field: Field?) {
        add(vi, en, field?.title.message, essence: field?.key)
    }

    fileprivate mutating func add(_ vi: String, _ en: String, _ fields: [Field]) {
        if fields.isEmpty { return }
        add(
            vi, en, fields.map(\.title.message).joined(", "),
            essence: fields.map(\.key).sorted().joined(separator: " "))
    }
}

public import Chuan
public import Diagnostics
import YAMLSource

/// A report for a unit to fill in.
public struct BlankForm: Sendable {
    /// How keys are written.
    public enum Keys: Sendable, Hashable {
        /// `resolved_total`, the same in every language.
        case codes
        /// The Vietnamese names.
        case vietnamese
    }

    /// A field that some check of the unit type reads.
    public struct Need: Sendable, Hashable {
        /// An index into `Vocabulary.blocks`.
        public let block: Int
        /// An index into the block's fields.
        public let field: Int

        public init(block: Int, field: Int) {
            self.block = block
            self.field = field
        }
    }

    public var vocabulary: Vocabulary
    public var needs: [Need]
    /// A code of the vocabulary's unit types.
    public var unitType: String
    /// The language of the comments.
    public var language: Language
    public var keys: Keys = .codes
    /// What is already known, to be written in place of an example.
    public var unitCode: String?
    public var period: String?

    public init(vocabulary: Vocabulary, needs: [Need], unitType: String, language: Language) {
        self.vocabulary = vocabulary
        self.needs = needs
        self.unitType = unitType
        self.language = language
    }
}

/// Writes a report with every field that is needed, empty, and its name, unit and meaning in a comment. Tables have an
/// example row that is commented out.
///
/// - Returns: YAML that reads back without errors, with every field missing.
/// - Complexity: O(fields).
public func writeBlankReport(_ form: BlankForm) -> String {
    var writer = BlankFormWriter(form: form)
    return writer.write()
}

struct BlankFormWriter {
    let form: BlankForm
    private var text = ""

    init(form: BlankForm) {
        self.form = form
    }

    mutating func write() -> String {
        writeHeader()
        for (index, block) in form.vocabulary.blocks.enumerated() where index > Vocabulary.registerBlock {
            let fields = form.fields(of: index)
            if !fields.isEmpty || (block.form == .codes && form.needs.contains { $0.block == index }) {
                write(block, fields)
            }
        }
        return text
    }

    private mutating func writeHeader() {
        let type = form.vocabulary.unitTypes.first { $0.code == form.unitType }
        let name = type?.title[form.language] ?? form.unitType
        comment(Message(vi: "Mẫu báo cáo: \(name)", en: "Report form: \(name)"))
        comment(
            Message(
                vi: "Chưa có số liệu: để trống. Không có: ghi 0. Không phát sinh: ghi không phát sinh.",
                en: "No figures yet: leave empty. None: write 0. No events: write no events."))
        comment(
            Message(
                vi: "Số viết liền (1234) hoặc theo kiểu Việt Nam (1.234 và 97,5%). Ngày viết 31/12/2023.",
                en: "Numbers are plain (1234) or in Vietnamese form (1.234 and 97,5%). Dates are day/month/year."))
        line(.unitCode, form.unitCode ?? "MA-DON-VI")
        line(.unitName, nil)
        line(.unitType, form.unitType)
        line(.period, form.period ?? "2023")
        line(.dataCutoff, nil)
    }

    private mutating func comment(_ message: Message) {
        text += "# \(Self.oneLine(message[form.language]))\n"
    }

    private mutating func line(_ key: HeaderKey, _ value: String?) {
        let name = form.keys == .codes ? key.rawValue : key.title.vi
        text += "\(YAMLText.scalar(name)):" + (value.map { " " + YAMLText.scalar($0) } ?? "")
        text += "  # \(Self.oneLine(key.doc[form.language]))\n"
    }

    private mutating func write(_ block: Block, _ fields: [Int]) {
        text += "\n"
        comment(Message(vi: "== \(block.shownTitle.vi) ==", en: "== \(block.shownTitle.en) =="))
        if let note = block.note { comment(note.message) }
        let key = YAMLText.scalar(form.keys == .codes ? block.key : block.shownTitle.vi)
        switch block.form {
        case .group:
            for place in fields { write(block.fields[place], margin: "") }
        case .table:
            text += "\(key):\n"
            for place in fields { write(block.fields[place], margin: place == fields.first ? "#  - " : "#    ") }
        case .codes:
            text += "\(key):\n#  - A01\n"
        }
    }

    private mutating func write(_ field: Field, margin: String) {
        let key = form.keys == .codes ? field.key : field.shownTitle.vi
        text += "\(margin)\(YAMLText.scalar(key)):  # \(Self.oneLine(describe(field)))\n"
    }

    /// Name, unit, how to write it, and the note.
    private func describe(_ field: Field) -> String {
        var parts = [field.shownTitle[form.language] + (form.unit(of: field).map { " (\($0))" } ?? "")]
        if let column = field.column {
            parts.append(Message(vi: "cột \(column)", en: "column \(column)")[form.language])
        }
        if let hint = form.hint(field.kind) { parts.append(hint) }
        if field.optional { parts.append(Message(vi: "không bắt buộc", en: "optional")[form.language]) }
        if let note = field.note { parts.append(note[form.language]) }
        return parts.joined(separator: "; ")
    }

    private static func oneLine(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            out.append(isControl || (0x2028...0x2029).contains(scalar.value) ? " " : scalar)
        }
        return String(out).split(separator: " ").joined(separator: " ")
    }
}

extension BlankForm {
    /// Places of the needed fields of a block, with those that they lean on: the row's label and identity, the unit
    /// of amounts, the text that a class is taken from.
    func fields(of index: Int) -> [Int] {
        let block = vocabulary.blocks[index]
        var places = Set(
            needs.filter { $0.block == index && block.fields.indices.contains($0.field) }.map(\.field))
        guard !places.isEmpty else { return [] }
        if block.form == .table { places.formUnion(block.identity + (block.rowLabel.map { [$0] } ?? [])) }
        for place in places {
            let field = block.fields[place]
            if case .money(let scale?) = field.kind { places.insert(scale) }
            if let origin = field.derivedFrom { places.insert(origin) }
        }
        return places.filter(block.fields.indices.contains).sorted()
    }

    /// What a field is counted in.
    func unit(of field: Field) -> String? {
        switch field.kind {
        case .count(let code), .number(let code?):
            vocabulary.unitsOfMeasure.first { $0.code == code }?.title[language] ?? code
        case .money: "đồng"
        default: nil
        }
    }

    /// How a value is written.
    func hint(_ kind: Field.Kind) -> String? {
        switch kind {
        case .flag: Message(vi: "có / không / chưa rõ", en: "yes / no / unknown")[language]
        case .rate: "98,5%"
        case .money: "1.250,5 tỷ đồng"
        case .date: "31/12/2023"
        case .texts: "[…, …]"
        case .choice(let index) where vocabulary.enumerations.indices.contains(index):
            vocabulary.enumerations[index].values.map { $0.title[language] }.joined(separator: " / ")
        case .count, .number, .text, .choice: nil
        }
    }
}

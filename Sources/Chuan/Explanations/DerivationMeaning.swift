import Diagnostics
import FEEL

/// Puts in words how fields of one block of reports follow from records.
struct DerivationMeaning {
    private let derivation: Derivation
    private let vocabulary: Vocabulary
    private let records: RecordBlock
    private let block: Block
    private let names: [Int: String]
    private var lines = MeaningLines()

    init(_ derivation: Derivation, _ vocabulary: Vocabulary) {
        self.derivation = derivation
        self.vocabulary = vocabulary
        records = vocabulary.records[derivation.records]
        block = vocabulary.blocks[derivation.block]
        var names: [Int: String] = [:]
        for definition in derivation.definitions { names[definition.local] = definition.name }
        self.names = names
        addKeys()
        for definition in derivation.definitions {
            let start = "\(definition.name) = "
            let part = definition.part
            lines.add(
                Message(vi: "Đặt", en: "Let"), Message(start) + words(part), essence: start + essence(part),
                written: start + part.text)
        }
        for figure in derivation.figures { add(figure) }
        lines.add("Khi khác báo cáo", "Where reports differ", Words.message(derivation.difference.rawValue, .level))
        lines.add("Căn cứ", "Source", derivation.source?.text)
    }

    func part(named name: String) -> RulePart {
        RulePart(
            subject: .derivation, id: name,
            title: Message(
                vi: "\(records.title[.vi]) → \(block.title[.vi])", en: "\(records.title[.en]) → \(block.title[.en])"),
            lines: lines.all)
    }

    private mutating func addKeys() {
        lines.add("Theo đơn vị", "By unit", title(derivation.unit), essence: records.fields[derivation.unit].key)
        if let type = derivation.unitType {
            lines.add("Loại đơn vị", "Unit type", title(type), essence: records.fields[type].key)
        }
        for row in derivation.rowFields {
            let (field, source) = (block.fields[row.field], records.fields[row.source])
            lines.add(
                Message(vi: "Theo dòng", en: "By row"),
                Message(
                    vi: "\(field.title[.vi]): \(source.title[.vi])", en: "\(field.title[.en]): \(source.title[.en])"),
                essence: "\(field.key): \(source.key)")
        }
    }

    private mutating func add(_ figure: Derivation.Figure) {
        let field = block.fields[figure.field]
        let label = Message(vi: "Số liệu", en: "Figure")
        let start = field.title.message + Message(": ")
        switch figure.rule {
        case .count(let condition):
            let words = words(condition)
            lines.add(
                label, start + Message(vi: "đếm khi \(words.vi)", en: "count where \(words.en)"),
                essence: "\(field.key): count \(essence(condition))",
                written: "\(start.vi)\(condition.text)")
        case .sum(let number, let condition):
            let words = words(number)
            let when = condition.map(self.words).map { Message(vi: ", khi \($0.vi)", en: ", where \($0.en)") }
            lines.add(
                label, start + Message(vi: "cộng \(words.vi)", en: "sum of \(words.en)") + (when ?? Message("")),
                essence: "\(field.key): sum \(essence(number)) \(condition.map(essence) ?? "")",
                written: start.vi + number.text + (condition.map { ", \($0.text)" } ?? ""))
        }
    }

    private func title(_ field: Int) -> Message { records.fields[field].title.message }

    private func planWords(_ part: CheckPlan.Part) -> PlanWords {
        PlanWords(part.plan, records.vocabulary, localNames: names.mapValues { Message($0) })
    }

    private func words(_ part: CheckPlan.Part) -> Message { planWords(part).names() ?? Message(part.text) }

    private func essence(_ part: CheckPlan.Part) -> String { PlanEssence.text(planWords(part), names: names) }
}

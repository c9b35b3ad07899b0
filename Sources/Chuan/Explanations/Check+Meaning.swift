public import Diagnostics
import FEEL

extension Check {
    /// One line of what a check means.
    public struct MeaningLine: Sendable {
        public let label: Message
        public let text: Message
        /// What is compared to tell whether two lines mean the same: free of wording, as far as there are formal terms.
        package let essence: String
    }

    /// The check under the default readings, line by line, in the words of the vocabulary.
    public func meaning(in rulebook: Rulebook) -> [MeaningLine] { meaning(of: plan, rulebook) }

    /// The same under each alternative that changes the check.
    package func meaningsOfReadings(
        in rulebook: Rulebook
    ) -> [(reading: String, alternative: String, lines: [MeaningLine])] {
        variants.map { ($0.reading, $0.alternative, meaning(of: $0.plan, rulebook)) }
    }

    private func meaning(of plan: CheckPlan, _ rulebook: Rulebook) -> [MeaningLine] {
        var meaning = CheckMeaning(plan: plan, vocabulary: rulebook.vocabulary)
        meaning.addScope()
        meaning.addMeasure()
        meaning.addTarget()
        meaning.addConditions()
        meaning.addOutcomes()
        meaning.addRollUp()
        meaning.addLimitsOfBounds()
        return meaning.lines
    }

    /// The fields that the check reads under the default readings, in the order of the vocabulary.
    public func fieldsRead(in rulebook: Rulebook) -> [NeededField] { rulebook.fieldsRead(by: plan).sorted() }

    /// The alternatives that change this check, by reading: `A02`: `strict`, ….
    public var readingAlternatives: [(reading: String, alternatives: [String])] {
        var found: [(reading: String, alternatives: [String])] = []
        for variant in variants {
            if found.last?.reading == variant.reading {
                found[found.count - 1].alternatives.append(variant.alternative)
            } else {
                found.append((variant.reading, [variant.alternative]))
            }
        }
        return found
    }

    /// The alternatives under which the check reads a field that it does not read otherwise: `A02=strict`.
    public func readings(asking field: NeededField, in rulebook: Rulebook) -> [String] {
        if rulebook.fieldsRead(by: plan).contains(field) { return [] }
        return variants.filter { rulebook.fieldsRead(by: $0.plan).contains(field) }
            .map { "\($0.reading)=\($0.alternative)" }
    }
}

/// Puts a plan in words.
private struct CheckMeaning {
    let plan: CheckPlan
    let vocabulary: Vocabulary
    private(set) var lines: [Check.MeaningLine] = []

    init(plan: CheckPlan, vocabulary: Vocabulary) {
        self.plan = plan
        self.vocabulary = vocabulary
    }

    private mutating func add(_ vi: String, _ en: String, _ text: Message?, essence: String? = nil) {
        guard let text else { return }
        lines.append(
            Check.MeaningLine(label: Message(vi: vi, en: en), text: text, essence: essence ?? text.en))
    }

    private func words(_ part: CheckPlan.Part?) -> Message? {
        part.map { plan.sentence($0, vocabulary) }
    }

    private func titles(_ types: Set<Int>) -> Message {
        types.sorted().map { vocabulary.unitTypes[$0].title.message }.joined(", ")
    }

    /// What is done with the figures that leaves everything open where one of them is missing.
    mutating func addLimitsOfBounds() {
        var found: [String] = []
        for part in plan.parts.flatMap(\.plan.partsBeyondBounds) where !found.contains(part) { found.append(part) }
        if found.isEmpty { return }
        let list = found.map { "`\($0)`" }.joined(separator: ", ")
        add(
            "Khi thiếu số liệu", "With figures missing",
            Message(vi: "không suy được giới hạn qua \(list)", en: "no bounds are found through \(list)"))
    }

    mutating func addScope() {
        add("Áp dụng", "Applies to", titles(plan.appliesTo))
        add("Chỉ khi", "Only if", words(plan.onlyIf))
        for definition in plan.definitions {
            let value = words(definition.part) ?? Message("")
            add("Đặt", "Let", Message("\(definition.name) = ") + value)
        }
        add(
            plan.isShare ? "Tỷ lệ của" : "Với mỗi dòng", plan.isShare ? "Share of" : "For each row",
            words(plan.source?.part))
        add("Trong đó", "Where", words(plan.whereCondition))
    }

    mutating func addMeasure() {
        switch plan.measure {
        case .rate(let numerator, let denominator, let reported):
            add("Tử số", "Numerator", words(numerator))
            add("Mẫu số", "Denominator", words(denominator))
            add(
                "Hoặc", "Or else",
                words(reported).map {
                    Message(vi: "\($0.vi), khi thiếu số đếm", en: "\($0.en), where counts are missing")
                })
        case .value(let part): add("Thước đo", "Measure", words(part))
        case .requirement(let part): add("Yêu cầu", "Requires", words(part))
        case .share(let counted, let met):
            add("Tính khi", "Counted when", words(counted))
            add("Đạt khi", "Met when", words(met))
        }
        add(
            "Làm tròn", "Rounded",
            plan.rounding.map { Message(vi: "\($0) chữ số thập phân", en: "to \($0) decimals") })
    }

    mutating func addTarget() {
        func test(_ target: CompiledTarget) -> Message {
            target.text == target.canonical
                ? Message(target.text)
                : Message(vi: "\(target.text) (\(target.canonical))", en: "\(target.canonical) (\(target.text))")
        }
        switch plan.target {
        case .none: return
        case .test(let target): add("Mục tiêu", "Target", test(target), essence: target.canonical)
        case .byUnitType(let tests):
            for (type, target) in tests.sorted(by: { $0.key < $1.key }) {
                let start = titles([type]) + Message(": ")
                add("Mục tiêu", "Target", start + test(target), essence: start.en + target.canonical)
            }
        case .byCondition(let cases):
            for (condition, target) in cases {
                let start = (words(condition) ?? Message(vi: "còn lại", en: "otherwise")) + Message(": ")
                add("Mục tiêu", "Target", start + test(target), essence: start.en + target.canonical)
            }
        }
    }

    mutating func addConditions() {
        add("Chứng minh", "Proven by", words(plan.provenBy))
        for condition in plan.consistentWhen { add("Nhất quán", "Consistent", words(condition)) }
    }

    /// What is said where there is nothing to measure.
    mutating func addOutcomes() {
        if plan.isRate {
            add("Mẫu số 0", "Zero", plan.zeroDenominator.label)
        }
        if plan.source != nil {
            for line in plan.noRows {
                let start = words(line.condition).map { $0 + Message(": ") } ?? Message("")
                add("Không dòng", "No rows", start + line.verdict.label)
            }
            add("Không khối", "No block", plan.noBlock?.label)
        }
        if !plan.believesClaims.isEmpty {
            add(
                "Tin khai", "Believed",
                Message(
                    vi: "“không thuộc phạm vi” của: \(titles(plan.believesClaims).vi)",
                    en: "“not applicable” said by: \(titles(plan.believesClaims).en)"))
        }
    }

    mutating func addRollUp() {
        switch plan.rollUp {
        case .none: return
        case .pooled(let by, _):
            let group = words(by).map { Message(vi: ", riêng theo \($0.vi)", en: ", separately by \($0.en)") }
            add(
                "Tổng hợp", "Roll-up",
                Message(vi: "cộng dồn các đơn vị", en: "sums over units") + (group ?? Message("")))
        case .share(let target, _):
            add(
                "Tổng hợp", "Roll-up",
                Message(vi: "tỷ lệ đơn vị đạt: \(target.text)", en: "share of units that meet it: \(target.canonical)"))
        }
    }
}

import Diagnostics
import FEEL

/// Puts the plan of a check in words, line by line.
struct CheckMeaning {
    private let plan: CheckPlan
    private let vocabulary: Vocabulary
    private(set) var lines = MeaningLines()

    init(plan: CheckPlan, vocabulary: Vocabulary) {
        self.plan = plan
        self.vocabulary = vocabulary
        addScope()
        addMeasure()
        addTarget()
        addConditions()
        addOutcomes()
        addRollUp()
        addLimitsOfBounds()
    }

    private mutating func add(_ vi: String, _ en: String, _ part: CheckPlan.Part?) {
        guard let part else { return }
        lines.add(Message(vi: vi, en: en), words(part), essence: essence(part), written: part.text)
    }

    private func words(_ part: CheckPlan.Part) -> Message { plan.sentence(part, vocabulary) }

    private func essence(_ part: CheckPlan.Part) -> String { plan.essence(part.plan, vocabulary) }

    private func titles(_ types: Set<Int>) -> Message {
        types.sorted().map { vocabulary.unitTypes[$0].title.message }.joined(", ")
    }

    private func codes(_ types: Set<Int>) -> String {
        types.map { vocabulary.unitTypes[$0].code }.sorted().joined(separator: ", ")
    }

    /// What is done with the figures that leaves everything open where one of them is missing.
    private mutating func addLimitsOfBounds() {
        var found: [String] = []
        for part in plan.parts.flatMap(\.plan.partsBeyondBounds) where !found.contains(part) { found.append(part) }
        if found.isEmpty { return }
        let list = found.map { "`\($0)`" }.joined(separator: ", ")
        lines.add(
            "Khi thiếu số liệu", "With figures missing",
            Message(vi: "không suy được giới hạn qua \(list)", en: "no bounds are found through \(list)"))
    }

    private mutating func addScope() {
        lines.add("Áp dụng", "Applies to", titles(plan.appliesTo), essence: codes(plan.appliesTo))
        add("Chỉ khi", "Only if", plan.onlyIf)
        for definition in plan.definitions {
            let start = "\(definition.name) = "
            lines.add(
                Message(vi: "Đặt", en: "Let"), Message(start) + words(definition.part),
                essence: start + essence(definition.part), written: start + definition.part.text)
        }
        let label =
            plan.isShare ? Message(vi: "Tỷ lệ của", en: "Share of") : Message(vi: "Với mỗi dòng", en: "For each row")
        add(label.vi, label.en, plan.source?.part)
        add("Trong đó", "Where", plan.whereCondition)
    }

    private mutating func addMeasure() {
        switch plan.measure {
        case .rate(let numerator, let denominator, let reported):
            add("Tử số", "Numerator", numerator)
            add("Mẫu số", "Denominator", denominator)
            if let reported {
                let words = words(reported)
                lines.add(
                    Message(vi: "Hoặc", en: "Or else"),
                    Message(vi: "\(words.vi), khi thiếu số đếm", en: "\(words.en), where counts are missing"),
                    essence: essence(reported), written: reported.text)
            }
        case .value(let part): add("Thước đo", "Measure", part)
        case .requirement(let part): add("Yêu cầu", "Requires", part)
        case .share(let counted, let met):
            add("Tính khi", "Counted when", counted)
            add("Đạt khi", "Met when", met)
        }
        lines.add(
            "Làm tròn", "Rounded",
            plan.rounding.map { Message(vi: "\($0) chữ số thập phân", en: "to \($0) decimals") })
    }

    // MARK: Targets

    private func test(_ target: CompiledTarget) -> Message {
        target.text == target.canonical
            ? Message(target.text)
            : Message(vi: "\(target.text) (\(target.canonical))", en: "\(target.canonical) (\(target.text))")
    }

    /// The value that is tested stands in a local of its own.
    private func essence(_ target: CompiledTarget) -> String { plan.essence(target.plan, vocabulary) }

    private mutating func addTarget() {
        let label = Message(vi: "Mục tiêu", en: "Target")
        switch plan.target {
        case .none: return
        case .test(let target):
            lines.add(label, test(target), essence: essence(target), written: target.text)
        case .byUnitType(let tests):
            for (type, target) in tests.sorted(by: { $0.key < $1.key }) {
                let start = titles([type]) + Message(": ")
                lines.add(
                    label, start + test(target), essence: "\(codes([type])): \(essence(target))",
                    written: start.vi + target.text)
            }
        case .byCondition(let cases):
            for (condition, target) in cases {
                let start = condition.map(words) ?? Message(vi: "còn lại", en: "otherwise")
                lines.add(
                    label, start + Message(": ") + test(target),
                    essence: "\(condition.map(essence) ?? "otherwise"): \(essence(target))",
                    written: "\(condition?.text ?? start.vi): \(target.text)", isOrdered: true)
            }
        }
    }

    private mutating func addConditions() {
        add("Chứng minh", "Proven by", plan.provenBy)
        for condition in plan.consistentWhen { add("Nhất quán", "Consistent", condition) }
    }

    // MARK: Outcomes

    /// What is said where there is nothing to measure.
    private mutating func addOutcomes() {
        if plan.isRate { lines.add("Mẫu số 0", "Zero", plan.zeroDenominator.label) }
        if plan.source != nil {
            for line in plan.noRows {
                let start = line.condition.map { words($0) + Message(": ") } ?? Message("")
                lines.add(
                    Message(vi: "Không dòng", en: "No rows"), start + line.verdict.label,
                    essence: "\(line.condition.map(essence) ?? "otherwise"): \(line.verdict)",
                    written: (line.condition.map { $0.text + ": " } ?? "") + line.verdict.label.vi, isOrdered: true)
            }
            lines.add("Không khối", "No block", plan.noBlock?.label)
        }
        if !plan.believesClaims.isEmpty {
            let titles = titles(plan.believesClaims)
            lines.add(
                "Tin khai", "Believed",
                Message(
                    vi: "“không thuộc phạm vi” của: \(titles.vi)", en: "“not applicable” said by: \(titles.en)"),
                essence: codes(plan.believesClaims))
        }
    }

    private mutating func addRollUp() {
        let label = Message(vi: "Tổng hợp", en: "Roll-up")
        let missing: VerdictCode?
        switch plan.rollUp {
        case .none: return
        case .pooled(let by, let notReporting):
            missing = notReporting
            let group = by.map { words($0) }.map {
                Message(vi: ", riêng theo \($0.vi)", en: ", separately by \($0.en)")
            }
            lines.add(
                label, Message(vi: "cộng dồn các đơn vị", en: "sums over units") + (group ?? Message("")),
                essence: "pooled \(by.map(essence) ?? "")", written: by?.text)
        case .share(let target, let notReporting):
            missing = notReporting
            lines.add(
                label,
                Message(vi: "tỷ lệ đơn vị đạt: \(target.text)", en: "share of units that meet it: \(target.canonical)"),
                essence: "share \(essence(target))", written: target.text)
        }
        lines.add(
            "Không báo cáo", "Not reporting",
            missing.map { Message(vi: "coi là \($0.label.vi)", en: "counts as \($0.label.en)") })
    }
}

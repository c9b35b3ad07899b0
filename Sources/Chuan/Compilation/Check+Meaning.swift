public import Diagnostics

extension Check {
    /// One line of what a check means.
    public struct MeaningLine: Sendable {
        public let label: Message
        public let text: Message
    }

    /// The check under the default readings, line by line, in the rule's own expressions.
    public func meaning(in vocabulary: Vocabulary) -> [MeaningLine] {
        var lines: [MeaningLine] = []
        func add(_ vi: String, _ en: String, _ text: String?) {
            guard let text else { return }
            lines.append(MeaningLine(label: Message(vi: vi, en: en), text: Message(text)))
        }
        let types = plan.appliesTo.sorted().map { vocabulary.unitTypes[$0].title }
        lines.append(
            MeaningLine(
                label: Message(vi: "Áp dụng", en: "Applies to"),
                text: Message(
                    vi: types.map { $0[.vi] }.joined(separator: ", "), en: types.map { $0[.en] }.joined(separator: ", ")
                )))
        add("Chỉ khi", "Only if", plan.onlyIf?.text)
        for definition in plan.definitions { add("Đặt", "Let", "\(definition.name) = \(definition.part.text)") }
        add("Với mỗi dòng của", "For each row of", plan.source?.part.text)
        add("Trong đó", "Where", plan.whereCondition?.text)
        switch plan.measure {
        case .rate(let numerator, let denominator, let reported):
            add("Tử số", "Numerator", numerator.text)
            add("Mẫu số", "Denominator", denominator.text)
            add("Tỷ lệ báo cáo", "Reported rate", reported?.text)
        case .value(let part): add("Thước đo", "Measure", part.text)
        case .requirement(let part): add("Yêu cầu", "Requires", part.text)
        case .share(let counted, let met):
            add("Tính khi", "Counted when", counted?.text)
            add("Đạt khi", "Met when", met.text)
        }
        addTarget(vocabulary, to: &lines)
        add("Chứng minh bằng", "Proven by", plan.provenBy?.text)
        for condition in plan.consistentWhen { add("Nhất quán khi", "Consistent when", condition.text) }
        return lines
    }

    private func addTarget(_ vocabulary: Vocabulary, to lines: inout [MeaningLine]) {
        let label = Message(vi: "Mục tiêu", en: "Target")
        func line(_ prefix: Message, _ test: CompiledTarget) -> MeaningLine {
            MeaningLine(
                label: label,
                text: Message(
                    vi: "\(prefix.vi)\(test.text) (\(test.canonical))",
                    en: "\(prefix.en)\(test.text) (\(test.canonical))"))
        }
        switch plan.target {
        case .none: return
        case .test(let test): lines.append(line(Message(""), test))
        case .byUnitType(let tests):
            for (type, test) in tests.sorted(by: { $0.key < $1.key }) {
                let title = vocabulary.unitTypes[type].title
                lines.append(line(Message(vi: title[.vi] + ": ", en: title[.en] + ": "), test))
            }
        case .byCondition(let cases):
            for (condition, test) in cases {
                lines.append(line(condition.map { Message($0.text + ": ") } ?? Message(""), test))
            }
        }
    }

    /// `A02=strict`, for each alternative that changes this check.
    public var readingNames: [String] { variants.map { "\($0.reading)=\($0.alternative)" } }
}

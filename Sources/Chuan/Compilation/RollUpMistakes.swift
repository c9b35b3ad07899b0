import Diagnostics

extension CheckBody {
    /// What keeps a roll-up from being computed, if anything does.
    ///
    /// - Diagnostics: `rule/unsuitable-roll-up`.
    func rollUpMistake(_ rollUp: RollUpDeclaration) -> Diagnostic? {
        guard let method = rollUp.method else { return nil }
        switch method.value {
        case .none: return nil
        case .pooled:
            if measure != nil || requirement != nil || shareOf != nil {
                return .unsuitableRollUp(.pooledWithoutFraction, at: method.span)
            }
            guard let by = rollUp.separatelyBy, forEach == nil else { return nil }
            return .unsuitableRollUp(.separateWithoutRows, at: by.span)
        case .share:
            if let by = rollUp.separatelyBy { return .unsuitableRollUp(.separateShare, at: by.span) }
            switch rollUp.target {
            case .test?: return nil
            case .byUnitType(_, let span)?, .byCondition(_, let span)?:
                return .unsuitableRollUp(.shareWithTable, at: span)
            case nil: return .unsuitableRollUp(.shareWithoutTarget, at: method.span)
            }
        }
    }
}

extension Diagnostic.Kind {
    static let unsuitableRollUp = Diagnostic.Kind(
        "rule/unsuitable-roll-up", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "Tiêu chí không tổng hợp được theo cách đã ghi.",
                en: "The check cannot be rolled up in the way that is written."),
            why: Message(
                vi: "Cộng dồn là cộng tử số với tử số, mẫu số với mẫu số; tỷ lệ đơn vị đạt phải có mục tiêu của nó.",
                en: "Pooling adds numerators and denominators; a share of units needs a target of its own."),
            wrong: """
                chỉ tiêu:
                  - mã: "9"
                    tên: Công khai
                    tiêu chí:
                      - mã: 9.a
                        yêu cầu: đã công khai
                        tổng hợp: cộng dồn

                """,
            right: """
                chỉ tiêu:
                  - mã: "9"
                    tên: Công khai
                    tiêu chí:
                      - mã: 9.a
                        yêu cầu: đã công khai
                        tổng hợp: {cách: tỷ lệ đơn vị, mục tiêu: đạt 100%}

                """,
            fix: Message(
                vi: "Chọn `tỷ lệ đơn vị` và ghi mục tiêu, hoặc viết tiêu chí bằng `tử số` và `mẫu số`.",
                en: "Choose `share` with a target, or write the check with `numerator` and `denominator`.")))
}

/// Why a roll-up can't be computed.
private enum RollUpProblem {
    case pooledWithoutFraction, shareWithoutTarget, shareWithTable, separateShare, separateWithoutRows

    var message: Message {
        switch self {
        case .pooledWithoutFraction:
            Message(
                vi: "tiêu chí không có tử số và mẫu số để cộng dồn",
                en: "the check has no numerator and denominator to be pooled")
        case .shareWithoutTarget:
            Message(vi: "tỷ lệ đơn vị đạt chưa có mục tiêu", en: "the share of units has no target")
        case .shareWithTable:
            Message(
                vi: "tỷ lệ đơn vị đạt chỉ có một mục tiêu cho toàn thành phố",
                en: "the share of units has one target for the whole city")
        case .separateShare:
            Message(vi: "`riêng theo` chỉ đi cùng cộng dồn", en: "`separately by` goes with pooling only")
        case .separateWithoutRows:
            Message(vi: "`riêng theo` cần các dòng của `với mỗi`", en: "`separately by` needs the rows of `for each`")
        }
    }

    /// Nil where the message says all there is to do.
    var help: Message? {
        switch self {
        case .pooledWithoutFraction, .shareWithoutTarget, .shareWithTable:
            Message(
                vi: "viết `tổng hợp: {cách: tỷ lệ đơn vị, mục tiêu: đạt 100%}`",
                en: "write `roll up: {method: share, target: = 100%}`")
        case .separateShare, .separateWithoutRows: nil
        }
    }
}

extension Diagnostic {
    fileprivate static func unsuitableRollUp(_ problem: RollUpProblem, at span: Span) -> Diagnostic {
        Diagnostic(.unsuitableRollUp, problem.message, at: span, help: problem.help)
    }
}

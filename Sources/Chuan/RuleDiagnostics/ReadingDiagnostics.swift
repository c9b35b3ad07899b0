import Diagnostics

/// Mistakes about what a reading says of checks.
extension Diagnostic.Kind {
    static let unknownCheck = Diagnostic.Kind(
        "rule/unknown-check", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "cách hiểu nêu một tiêu chí không có", en: "a reading names a check that is not declared"),
            why: Message(
                vi: "mâu thuẫn với tiêu chí đó sẽ không bao giờ được báo",
                en: "a conflict with it would never be noted"),
            wrong: conflict("3.2.b"), right: conflict("3.2.a"),
            fix: Message(vi: "sửa mã tiêu chí", en: "mend the id of the check")))

    static let loneConflict = Diagnostic.Kind(
        "rule/lone-conflict", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "`mâu thuẫn` chỉ nêu một tiêu chí", en: "`conflict` names a single check"),
            why: Message(
                vi: "một tiêu chí không thể trái với chính nó", en: "one check can't contradict itself"),
            wrong: conflict(nil), right: conflict("3.2.a"),
            fix: Message(vi: "nêu ít nhất hai tiêu chí", en: "name two checks at least")))

    static let reservedID = Diagnostic.Kind(
        "rule/reserved-id", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "một lựa chọn của cách hiểu mang mã `default`",
                en: "an alternative of a reading is called `default`"),
            why: Message(
                vi: "`default` luôn chỉ cách hiểu mặc định, nên không thể chọn lựa chọn đó",
                en: "`default` always means the default of the reading, so the alternative could never be chosen"),
            wrong: alternative("default"), right: alternative("strict"),
            fix: Message(vi: "đặt mã khác", en: "give it another id")))

    private static func alternative(_ id: String) -> String {
        """
        cách hiểu:
          - mã: A02
            tên: Thế nào là đúng hạn?
            mặc định: Đúng ngày hẹn
            lựa chọn khác:
              - {mã: \(id), tên: Trước ngày hẹn}

        """
    }

    private static func conflict(_ other: String?) -> String {
        """
        cách hiểu:
          - mã: A01
            tên: Đất đai có phải đạt 98% không?
            mặc định: Có
            lựa chọn khác: []
            mâu thuẫn: [\(["3.1.a", other].compactMap { $0 }.joined(separator: ", "))]
        chỉ tiêu:
          - mã: "3"
            tên: Hồ sơ đúng hạn
            tiêu chí:
              - mã: 3.1.a
                yêu cầu: đúng hạn
              - mã: 3.2.a
                yêu cầu: không trễ hạn

        """
    }
}

extension Diagnostic {
    static func unknownCheck(_ text: String, similar: [String], at span: Span) -> Diagnostic {
        unknown(.unknownCheck, text, Message(vi: "tiêu chí", en: "check"), similar, span)
    }

    static func reservedID(_ id: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .reservedID,
            Message(
                vi: "`\(id)` chỉ cách hiểu mặc định, không đặt làm mã của lựa chọn được",
                en: "`\(id)` means the default of a reading and can't be the id of an alternative"), at: span)
    }

    static func loneConflict(at span: Span) -> Diagnostic {
        Diagnostic(
            .loneConflict,
            Message(
                vi: "mâu thuẫn cần ít nhất hai tiêu chí", en: "a conflict takes two checks at least"), at: span)
    }
}

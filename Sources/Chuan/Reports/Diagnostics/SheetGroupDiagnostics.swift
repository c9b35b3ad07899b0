package import Diagnostics

extension Diagnostic.Kind {
    package static let groupTitles = Diagnostic.Kind(
        "sheet/group-titles", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dòng không có số liệu, phía dưới là các dòng của nó, được hiểu là tên nhóm.",
                en: "A row without figures, with rows of its own below, is taken for the title of a group."),
            why: Message(
                vi:
                    "Tên nhóm không được chấm. Phân biệt bằng số thứ tự: nhóm đánh số I, A, hoặc không có số mà các dòng dưới đánh số liên tục.",
                en:
                    "Titles are not judged. Numbers tell: a group is numbered I, A, or not at all while those below are numbered on."
            ),
            wrong:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n | A. Lĩnh vực cấp huyện\n1 | Hộ tịch | 10 | 9\n2 | Đất đai | 3 | 3",
            right: "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | Đất đai | 3 | 3",
            fix: Message(
                vi: "Không cần sửa; nếu là một lĩnh vực thì đánh số và điền số liệu.",
                en: "Nothing to mend; where it is a row, number it and fill it in.")))

    package static let emptyRows = Diagnostic.Kind(
        "sheet/empty-rows", .note,
        Diagnostic.Explanation(
            what: Message(
                vi: "Dòng của bảng có tên mà không có số liệu nào.",
                en: "A row of a table has a name and no figure at all."),
            why: Message(
                vi: "Ô trống không phải là số 0: dòng đó chưa đủ dữ liệu để chấm.",
                en: "Blank is not zero: what needs the row cannot be judged."),
            wrong:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | Đất đai\n3 | Tư pháp | 3 | 3",
            right:
                "TT | Lĩnh vực | Tiếp nhận | Đã giải quyết\n1 | Hộ tịch | 10 | 9\n2 | Đất đai | 0 | 0\n3 | Tư pháp | 3 | 3",
            fix: Message(
                vi: "Điền số, 0 nếu không phát sinh; tên nhóm thì đánh số I, A và đặt trên các dòng của nhóm.",
                en: "Fill it in, with 0 where there was nothing; number titles of groups I, A, above their rows.")))
}

extension Diagnostic {
    package static func groupTitles(_ text: String, count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .groupTitles,
            count == 1
                ? Message(
                    vi: "dòng `\(text)` không có số liệu mà có các dòng ở dưới; được hiểu là tên nhóm, không chấm",
                    en: "the row `\(text)` has no figures and rows below it; it is taken for a title and not judged")
                : Message(
                    vi:
                        "\(count) dòng không có số liệu được hiểu là tên nhóm của các dòng dưới, không chấm; dòng đầu `\(text)`",
                    en:
                        "\(count) rows without figures are taken for titles of those below and not judged; the first is `\(text)`"
                ), at: span)
    }

    package static func emptyRows(_ text: String, count: Int, at span: Span) -> Diagnostic {
        Diagnostic(
            .emptyRows,
            count == 1
                ? Message(
                    vi: "dòng `\(text)` không có số liệu nào; được coi là thiếu số liệu, không phải 0",
                    en: "the row `\(text)` has no figures; they are missing, not 0")
                : Message(
                    vi:
                        "\(count) dòng không có số liệu nào, được coi là thiếu số liệu, không phải 0; dòng đầu `\(text)`",
                    en: "\(count) rows have no figures; they are missing, not 0; the first is `\(text)`"),
            at: span,
            help: Message(
                vi: "điền số, 0 nếu không phát sinh; tên nhóm thì đánh số I, A và đặt trên các dòng của nhóm",
                en: "fill it in, 0 where there was nothing; number titles of groups I, A, above their rows"))
    }
}

package import Diagnostics

extension Diagnostic {
    /// A stroke in place of a value.
    static func dash(in input: CellInput) -> Diagnostic {
        Diagnostic(
            .dash,
            Message(
                vi: "ô `\(input.title.vi)` chỉ có dấu gạch ngang, coi là chưa có số liệu",
                en: "`\(input.title.en)` holds only a stroke and counts as missing"),
            at: input.span,
            help: Message(
                vi: "ghi 0 nếu là không, để trống nếu chưa có số liệu",
                en: "write 0 for none, leave it empty when there are no figures yet"))
    }

    /// `#DIV/0!` and its like.
    static func spreadsheetError(in input: CellInput) -> Diagnostic {
        if input.text == StateWord.uncomputed { return uncomputed(input) }
        return Diagnostic(
            .spreadsheetError,
            Message(
                vi: "ô `\(input.title.vi)` chứa lỗi bảng tính `\(input.shown)`",
                en: "`\(input.title.en)` holds the spreadsheet error `\(input.shown)`"),
            at: input.span, help: Message(vi: "sửa công thức rồi ghi số", en: "mend the formula and write the number"))
    }

    private static func uncomputed(_ input: CellInput) -> Diagnostic {
        Diagnostic(
            .spreadsheetError,
            Message(
                vi: "ô `\(input.title.vi)` là công thức chưa có kết quả",
                en: "`\(input.title.en)` is a formula without a result"),
            at: input.span,
            help: Message(
                vi: "mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại",
                en: "open the file in Excel or LibreOffice, store it and run again"))
    }

    /// Text of a wrong encoding or alphabet; nil when there is nothing wrong with it.
    static func garbled(in input: CellInput) -> Diagnostic? {
        guard let problem = GarbledText(input.text) else { return nil }
        let (reason, cure) =
            switch problem {
            case .misread:
                (
                    Message(vi: "bị vỡ mã", en: "was read in a wrong encoding"),
                    Message(vi: "lưu lại tệp nguồn dạng UTF-8", en: "save the source as UTF-8")
                )
            case .legacyFont:
                (
                    Message(vi: "viết bằng bảng mã TCVN3", en: "is in the legacy TCVN3 encoding"),
                    Message(vi: "chuyển sang Unicode", en: "convert it to Unicode")
                )
            case .mixedAlphabets:
                (
                    Message(vi: "lẫn chữ của bảng chữ cái khác", en: "mixes letters of another alphabet"),
                    Message(vi: "gõ lại bằng bàn phím tiếng Việt", en: "type it again")
                )
            }
        return Diagnostic(
            .garbledText,
            Message(
                vi: "ô `\(input.title.vi)` \(reason.vi): `\(input.shown)`",
                en: "`\(input.title.en)` \(reason.en): `\(input.shown)`"),
            at: input.span, help: cure)
    }

    /// A negative number, a count with a fraction.
    static func impossibleValue(_ input: CellInput, _ reason: ImpossibleValue) -> Diagnostic {
        let why =
            switch reason {
            case .negative: Message(vi: "không thể âm", en: "cannot be negative")
            case .fraction: Message(vi: "là số đếm nên không có phần lẻ", en: "is a count and has no fraction")
            case .fractionOfDong:
                Message(vi: "không tròn đồng sau khi quy đổi", en: "is no whole number of đồng when converted")
            }
        return Diagnostic(
            .impossibleValue,
            Message(
                vi: "ô `\(input.title.vi)` \(why.vi): `\(input.shown)`",
                en: "`\(input.title.en)` \(why.en): `\(input.shown)`"),
            at: input.span)
    }

    /// A percentage without its sign.
    static func percentSignMissing(_ input: CellInput, _ number: PrintedNumber) -> Diagnostic {
        let rate = NumberForm.percent(number.digits)
        return Diagnostic(
            .percentSignMissing,
            Message(
                vi: "tỷ lệ `\(input.shown)` ở ô `\(input.title.vi)` thiếu dấu %, đọc là \(rate.vi)",
                en: "the rate `\(input.shown)` in `\(input.title.en)` has no percent sign and is read as \(rate.en)"),
            at: input.span, help: Message(vi: "viết \(rate.vi)", en: "write \(rate.en)"))
    }

    /// A rate up to 1 without a sign.
    static func ambiguousRate(_ input: CellInput) -> Diagnostic {
        let hundredfold = Self.hundredfold(input)
        return Diagnostic(
            .ambiguousRate,
            Message(
                vi:
                    "ô `\(input.title.vi)` ghi `\(input.shown)`, có thể là \(input.shown)% hoặc \(hundredfold)%, coi là chưa có số liệu",
                en:
                    "`\(input.shown)` in `\(input.title.en)` may be \(input.shown)% or \(hundredfold)% and counts as missing"
            ),
            at: input.span,
            help: Message(
                vi: "viết \(hundredfold)% hoặc \(input.shown)%", en: "write \(hundredfold)% or \(input.shown)%"))
    }

    /// The digits of a share as a percentage: "0,975" is "97,5".
    private static func hundredfold(_ input: CellInput) -> String {
        guard case .number(let number, _) = NumberScan.scan(input.text) else { return "100" }
        let digits = number.fraction + String(repeating: "0", count: max(0, 2 - number.fraction.count))
        let whole = String((number.whole + digits.prefix(2)).drop { $0 == "0" })
        let rest = String(digits.dropFirst(2))
        return (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "," + rest)
    }

    /// A share of more than its whole.
    static func rateAbove100(_ input: CellInput) -> Diagnostic {
        Diagnostic(
            .rateAbove100,
            Message(
                vi: "tỷ lệ `\(input.shown)` ở ô `\(input.title.vi)` vượt 100%",
                en: "the rate `\(input.shown)` in `\(input.title.en)` is above 100%"),
            at: input.span)
    }

    /// An amount that others may read a thousandfold.
    static func groupedAmount(_ input: CellInput, used: String, other: String) -> Diagnostic {
        Diagnostic(
            .groupedAmount,
            Message(
                vi: "ô `\(input.title.vi)`: `\(input.shown)` được đọc với số \(used), không phải \(other)",
                en: "`\(input.title.en)`: `\(input.shown)` is read with the number \(used), not \(other)"),
            at: input.span,
            help: Message(vi: "viết \(used) nếu muốn rõ hẳn", en: "write \(used) to leave no doubt"))
    }

    /// Rows of a table whose class was not said and is not in their names.
    ///
    /// - Parameters:
    ///   - first: The first of them; not empty.
    ///   - count: How many there are.
    package static func classAssumed(
        _ first: [(name: String, span: Span)], count: Int, assumed: Message
    ) -> Diagnostic {
        let names = first.map { "`\(clip($0.name))`" }.joined(separator: ", ") + (count > first.count ? ", …" : "")
        let span = first.first?.span ?? Span(file: FileID(number: 0), start: 0, end: 0)
        if count == 1 {
            return Diagnostic(
                .classAssumed,
                Message(
                    vi: "dòng \(names) không ghi loại, dùng loại `\(assumed.vi)`",
                    en: "row \(names) does not say its class; `\(assumed.en)` is used"),
                at: span)
        }
        return Diagnostic(
            .classAssumed,
            Message(
                vi: "\(count) dòng không ghi loại (\(names)), dùng loại `\(assumed.vi)`",
                en: "\(count) rows do not say their class (\(names)); `\(assumed.en)` is used"),
            at: span,
            labels: first.dropFirst().filter { $0.span != span }
                .map { Label($0.span, Message(vi: "cả dòng này", en: "this row too")) })
    }
}

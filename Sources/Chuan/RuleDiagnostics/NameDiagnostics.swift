import Diagnostics

extension Diagnostic.Kind {
    static let duplicateID = Diagnostic.Kind(
        "rule/duplicate-id", .error,
        Diagnostic.Explanation(
            what: Message(vi: "hai thứ cùng loại có chung một mã", en: "two things of one kind have the same id"),
            why: Message(
                vi: "nơi dùng mã sẽ không biết là cái nào", en: "what refers to the id could mean either"),
            wrong: """
                các đơn vị tính:
                  - mã: dossiers
                    tên: hồ sơ
                  - mã: dossiers
                    tên: bộ hồ sơ

                """,
            right: """
                các đơn vị tính:
                  - mã: dossiers
                    tên: hồ sơ
                  - mã: files
                    tên: bộ hồ sơ

                """,
            fix: Message(vi: "đổi một mã, hoặc bỏ phần trùng", en: "change one id, or remove the copy")))

    static let unknownUnitType = Diagnostic.Kind(
        "rule/unknown-unit-type", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "loại đơn vị chưa được khai", en: "a unit type that is not declared"),
            why: Message(
                vi: "tiêu chí sẽ không đánh giá đơn vị nào thuộc loại đó",
                en: "the check would judge no unit of that type"),
            wrong: """
                các loại đơn vị:
                  - {mã: dept, tên: sở ngành}
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    áp dụng: [sở nghành]
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            right: """
                các loại đơn vị:
                  - {mã: dept, tên: sở ngành}
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    áp dụng: [sở ngành]
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            fix: Message(
                vi: "dùng mã hoặc tên của một loại đơn vị đã khai", en: "use the code or a name of a declared unit type"
            )))

    static let unknownDocument = Diagnostic.Kind(
        "rule/unknown-document", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "văn bản được dẫn chưa được khai", en: "a document is cited that is not declared"),
            why: Message(vi: "người đọc không tìm được căn cứ", en: "readers could not find the source of the rule"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    căn cứ: {nguồn: hcmc-2023, mục: "7"}
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            right: """
                bộ chỉ tiêu:
                  mã: mau-2023
                  tên: Bộ chỉ tiêu mẫu
                  văn bản:
                    - {mã: hcmc-2023, tên: Chỉ tiêu năm 2023}
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    căn cứ: {nguồn: hcmc-2023, mục: "7"}
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            fix: Message(
                vi: "khai văn bản ở đầu bộ chỉ tiêu", en: "declare the document in the head of the rulebook")))

    static let unknownReading = Diagnostic.Kind(
        "rule/unknown-reading", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(vi: "cách hiểu chưa được khai", en: "a reading that is not declared"),
            why: Message(
                vi: "phần thay đổi sẽ không bao giờ được dùng", en: "what it changes could never be chosen"),
            wrong: """
                chỉ tiêu:
                  - mã: "3.5"
                    tên: Xin lỗi kịp thời
                    tiêu chí:
                      - mã: "3.5"
                        yêu cầu: đã xin lỗi
                        cách hiểu:
                          A10: {any_time: {yêu cầu: có xin lỗi}}

                """,
            right: """
                cách hiểu:
                  - mã: A10
                    tên: Thế nào là kịp thời?
                    mặc định: Trước ngày hẹn
                    lựa chọn khác:
                      - {mã: any_time, tên: Lúc nào cũng được}
                chỉ tiêu:
                  - mã: "3.5"
                    tên: Xin lỗi kịp thời
                    tiêu chí:
                      - mã: "3.5"
                        yêu cầu: đã xin lỗi
                        cách hiểu:
                          A10: {any_time: {yêu cầu: có xin lỗi}}

                """,
            fix: Message(vi: "khai cách hiểu, hoặc sửa mã", en: "declare the reading, or mend the id")))

    static let unknownAlternative = Diagnostic.Kind(
        "rule/unknown-alternative", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "cách hiểu không có lựa chọn này", en: "the reading has no such alternative"),
            why: Message(
                vi: "phần thay đổi sẽ không bao giờ được dùng", en: "what it changes could never be chosen"),
            wrong: """
                cách hiểu:
                  - mã: A10
                    tên: Thế nào là kịp thời?
                    mặc định: Trước ngày hẹn
                    lựa chọn khác:
                      - {mã: any_time, tên: Lúc nào cũng được}
                chỉ tiêu:
                  - mã: "3.5"
                    tên: Xin lỗi kịp thời
                    tiêu chí:
                      - mã: "3.5"
                        yêu cầu: đã xin lỗi
                        cách hiểu:
                          A10: {anytime: {yêu cầu: có xin lỗi}}

                """,
            right: """
                cách hiểu:
                  - mã: A10
                    tên: Thế nào là kịp thời?
                    mặc định: Trước ngày hẹn
                    lựa chọn khác:
                      - {mã: any_time, tên: Lúc nào cũng được}
                chỉ tiêu:
                  - mã: "3.5"
                    tên: Xin lỗi kịp thời
                    tiêu chí:
                      - mã: "3.5"
                        yêu cầu: đã xin lỗi
                        cách hiểu:
                          A10: {any_time: {yêu cầu: có xin lỗi}}

                """,
            fix: Message(vi: "khai lựa chọn, hoặc sửa mã", en: "declare the alternative, or mend the id")))

    static let badName = Diagnostic.Kind(
        "rule/bad-name", .error,
        Diagnostic.Explanation(
            what: Message(vi: "tên không dùng được trong biểu thức", en: "a name that cannot stand in expressions"),
            why: Message(
                vi: "dấu tính và các từ nối (and, or, in, if…) sẽ bị hiểu là phần của biểu thức",
                en: "operators and joining words (and, or, in, if …) would be read as parts of the expression"),
            wrong: """
                chỉ tiêu:
                  - mã: "8"
                    tên: Giải ngân
                    tiêu chí:
                      - mã: "8"
                        đặt: {vốn (đồng): kế hoạch vốn}
                        yêu cầu: đã giải ngân = kế hoạch vốn

                """,
            right: """
                chỉ tiêu:
                  - mã: "8"
                    tên: Giải ngân
                    tiêu chí:
                      - mã: "8"
                        đặt: {vốn tính bằng đồng: kế hoạch vốn}
                        yêu cầu: đã giải ngân = kế hoạch vốn

                """,
            fix: Message(
                vi: "chỉ dùng chữ, chữ số và dấu cách; bắt đầu bằng chữ",
                en: "use letters, digits and spaces; start with a letter")))

    static let badKey = Diagnostic.Kind(
        "rule/bad-key", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "khóa của khối hoặc trường không phải chữ thường không dấu, chữ số và gạch dưới",
                en: "the key of a block or field has other than lower-case letters, digits and underscores"),
            why: Message(
                vi: "khóa đứng trong tệp kết quả và bảng tính, nơi chỉ các ký tự này là chắc chắn",
                en: "keys stand in results and spreadsheets, where only these are safe"),
            wrong: """
                từ điển dữ liệu:
                  - khối: Văn bản
                    tên: {vi: văn bản gửi đi, en: documents sent}
                    dạng: danh sách mã

                """,
            right: """
                từ điển dữ liệu:
                  - khối: van_ban
                    tên: {vi: văn bản gửi đi, en: documents sent}
                    dạng: danh sách mã

                """,
            fix: Message(
                vi: "viết chữ thường không dấu, nối bằng gạch dưới; tên đầy đủ để ở `tên`",
                en: "use lower-case letters joined by underscores; the full name goes under `title`")))

    static let nameClash = Diagnostic.Kind(
        "rule/name-clash", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "hai trường, khối hoặc loại đơn vị có chung một tên, hoặc tiêu chí đặt một tên đã có",
                en: "two fields, blocks or unit types share a name, or a check gives a name that is taken"),
            why: Message(
                vi: "tên đó trong biểu thức hoặc báo cáo có thể là cái này hoặc cái kia",
                en: "the name in an expression or a report could mean either"),
            wrong: """
                các loại đơn vị:
                  - {mã: dept, tên: sở ngành}
                  - {mã: vert, tên: cơ quan ngành dọc, tên khác: [Sở ngành]}

                """,
            right: """
                các loại đơn vị:
                  - {mã: dept, tên: sở ngành}
                  - {mã: vert, tên: cơ quan ngành dọc, tên khác: [ngành dọc]}

                """,
            fix: Message(vi: "đổi một trong hai tên", en: "change one of the two names")))

    static let differentNames = Diagnostic.Kind(
        "rule/different-names", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "cùng một khóa có tên khác nhau ở hai bảng", en: "the same key has different names in two tables"),
            why: Message(
                vi: "người đọc sẽ tưởng là hai trường khác nhau", en: "readers would take it for two different fields"),
            wrong: """
                từ điển dữ liệu:
                  - khối: tthc
                    tên: {vi: lĩnh vực giải quyết, en: settlement fields}
                    dạng: bảng
                    trường:
                      - {khóa: resolved_late, tên: {vi: quá hạn, en: resolved late}, kiểu: số}
                  - khối: branches
                    tên: {vi: chi nhánh, en: land branches}
                    dạng: bảng
                    trường:
                      - {khóa: resolved_late, tên: {vi: trễ hạn, en: resolved late}, kiểu: số}

                """,
            right: """
                từ điển dữ liệu:
                  - khối: tthc
                    tên: {vi: lĩnh vực giải quyết, en: settlement fields}
                    dạng: bảng
                    trường:
                      - {khóa: resolved_late, tên: {vi: quá hạn, en: resolved late}, kiểu: số}
                  - khối: branches
                    tên: {vi: chi nhánh, en: land branches}
                    dạng: bảng
                    trường:
                      - {khóa: resolved_late, tên: {vi: quá hạn, en: resolved late}, kiểu: số}

                """,
            fix: Message(vi: "dùng cùng tên, hoặc đổi khóa", en: "use the same names, or another key")))
}

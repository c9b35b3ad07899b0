import Diagnostics

extension Diagnostic.Kind {
    static let noMeasure = Diagnostic.Kind(
        "rule/no-measure", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "tiêu chí không nói phải tính hay yêu cầu gì",
                en: "a check says neither what to compute nor what to require"),
            why: Message(
                vi: "không có gì để so thì không thể kết luận", en: "with nothing to compare there is no verdict"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        mục tiêu: tối thiểu 50%

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mẫu số: kết quả còn hiệu lực
                        mục tiêu: tối thiểu 50%

                """,
            fix: Message(
                vi: "viết `tử số` và `mẫu số`, `thước đo`, `yêu cầu` hoặc `tỷ lệ của`",
                en: "write `numerator` and `denominator`, `measure`, `require` or `share of`")))

    static let severalMeasures = Diagnostic.Kind(
        "rule/several-measures", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "tiêu chí có hai cách tính, hoặc hai bảng mục tiêu, cùng lúc",
                en: "a check has two measures, or two tables of targets, at once"),
            why: Message(vi: "mỗi tiêu chí chỉ có một kết luận", en: "a check has one verdict"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mẫu số: kết quả còn hiệu lực
                        yêu cầu: đã số hóa
                        mục tiêu: tối thiểu 50%

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mẫu số: kết quả còn hiệu lực
                        mục tiêu: tối thiểu 50%
                      - mã: 7.b
                        yêu cầu: đã số hóa

                """,
            fix: Message(vi: "tách thành hai tiêu chí", en: "make two checks of it")))

    static let halfFraction = Diagnostic.Kind(
        "rule/half-fraction", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "có tử số mà không có mẫu số, hoặc ngược lại",
                en: "a numerator without a denominator, or the other way round"),
            why: Message(vi: "tỷ lệ cần cả hai số", en: "a share needs both numbers"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mục tiêu: tối thiểu 50%

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mẫu số: kết quả còn hiệu lực
                        mục tiêu: tối thiểu 50%

                """,
            fix: Message(
                vi: "thêm số còn thiếu; một giá trị đơn thì viết ở `thước đo`",
                en: "add the missing number; a single value goes under `measure`")))

    static let missingTarget = Diagnostic.Kind(
        "rule/missing-target", .error,
        Diagnostic.Explanation(
            what: Message(vi: "có thước đo mà không có mục tiêu", en: "a measure without a target"),
            why: Message(vi: "không biết phải đạt mức nào", en: "nothing says which value would do"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mẫu số: kết quả còn hiệu lực

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        tử số: kết quả đã số hóa
                        mẫu số: kết quả còn hiệu lực
                        mục tiêu: tối thiểu 50%

                """,
            fix: Message(vi: "thêm `mục tiêu`", en: "add a `target`")))

    static let comparedRequirement = Diagnostic.Kind(
        "rule/compared-requirement", .error,
        Diagnostic.Explanation(
            what: Message(vi: "yêu cầu lại có mục tiêu", en: "a requirement with a target"),
            why: Message(
                vi: "yêu cầu chỉ đúng hoặc sai, không có gì để so với mục tiêu",
                en: "a requirement is true or false: there is no number to compare"),
            wrong: """
                chỉ tiêu:
                  - mã: "6"
                    tên: Công khai kết quả
                    tiêu chí:
                      - mã: 6.a
                        yêu cầu: đã công khai
                        mục tiêu: đạt 100%

                """,
            right: """
                chỉ tiêu:
                  - mã: "6"
                    tên: Công khai kết quả
                    tiêu chí:
                      - mã: 6.a
                        yêu cầu: đã công khai
                        tổng hợp: {cách: tỷ lệ đơn vị, mục tiêu: đạt 100%}

                """,
            fix: Message(
                vi: "bỏ mục tiêu, hoặc đưa vào `tổng hợp` nếu là tỷ lệ đơn vị",
                en: "remove the target, or put it under `roll up` if it is about the share of units")))

    static let badIteration = Diagnostic.Kind(
        "rule/bad-iteration", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "không rõ lấy các dòng nào và gọi dòng là gì",
                en: "it is unclear which rows are meant and what a row is called"),
            why: Message(
                vi: "biểu thức cần tên của dòng để đọc các trường",
                en: "expressions read the fields of a row by its name"),
            wrong: """
                chỉ tiêu:
                  - mã: "3.1"
                    tên: Giải quyết đúng hạn
                    tiêu chí:
                      - mã: 3.1.a
                        với mỗi: tthc
                        tử số: dòng.đúng hạn
                        mẫu số: dòng.đã giải quyết
                        mục tiêu: từ 98% trở lên

                """,
            right: """
                chỉ tiêu:
                  - mã: "3.1"
                    tên: Giải quyết đúng hạn
                    tiêu chí:
                      - mã: 3.1.a
                        với mỗi: tthc là dòng
                        tử số: dòng.đúng hạn
                        mẫu số: dòng.đã giải quyết
                        mục tiêu: từ 98% trở lên

                """,
            fix: Message(vi: "viết `khối là tên`", en: "write `block as name`")))

    static let unknownTargetPhrase = Diagnostic.Kind(
        "rule/unknown-target-phrase", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "mục tiêu viết bằng lời nhưng không đúng mẫu câu nào",
                en: "a target in words that is none of the known phrases"),
            why: Message(
                vi: "chỉ vài mẫu câu được hiểu, để mỗi câu có đúng một nghĩa",
                en: "only a few phrases are read, so that each has one meaning"),
            wrong: """
                chỉ tiêu:
                  - mã: "3.1"
                    tên: Giải quyết đúng hạn
                    tiêu chí:
                      - mã: 3.1.a
                        tử số: đúng hạn
                        mẫu số: đã giải quyết
                        mục tiêu: từ 98% trỡ lên

                """,
            right: """
                chỉ tiêu:
                  - mã: "3.1"
                    tên: Giải quyết đúng hạn
                    tiêu chí:
                      - mã: 3.1.a
                        tử số: đúng hạn
                        mẫu số: đã giải quyết
                        mục tiêu: từ 98% trở lên

                """,
            fix: Message(
                vi:
                    "dùng một mẫu câu: `từ 98% trở lên`, `tối thiểu 98%`, `trên 98%`, `dưới 3%`, `không quá 3%`, `đúng 100%`",
                en: "use a known phrase: `at least 98%`, `more than 98%`, `less than 3%`, `at most 3%`, `exactly 100%`")
        ))

    static let unreachableLine = Diagnostic.Kind(
        "rule/unreachable-line", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "một dòng đứng sau dòng không có điều kiện", en: "a line stands after one without a condition"),
            why: Message(
                vi: "dòng không có điều kiện luôn được dùng, các dòng sau không bao giờ",
                en: "the line without a condition always holds: those after it never do"),
            wrong: """
                chỉ tiêu:
                  - mã: "8"
                    tên: Giải ngân
                    tiêu chí:
                      - mã: "8"
                        tử số: đã giải ngân
                        mẫu số: kế hoạch vốn
                        mục tiêu:
                          theo điều kiện:
                            - {mục tiêu: từ 90% trở lên}
                            - {khi: kế hoạch vốn > 1000, mục tiêu: từ 95% trở lên}

                """,
            right: """
                chỉ tiêu:
                  - mã: "8"
                    tên: Giải ngân
                    tiêu chí:
                      - mã: "8"
                        tử số: đã giải ngân
                        mẫu số: kế hoạch vốn
                        mục tiêu:
                          theo điều kiện:
                            - {khi: kế hoạch vốn > 1000, mục tiêu: từ 95% trở lên}
                            - {mục tiêu: từ 90% trở lên}

                """,
            fix: Message(
                vi: "đưa dòng không có điều kiện xuống cuối", en: "move the line without a condition to the end")))
}

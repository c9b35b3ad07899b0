import Diagnostics

extension Diagnostic.Kind {
    static let unknownKey = Diagnostic.Kind(
        "rule/unknown-key", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "một khóa không dùng được ở chỗ nó đứng", en: "a key cannot stand where it was written"),
            why: Message(
                vi: "khóa viết sai mà bị bỏ qua thì một phần quy tắc sẽ lặng lẽ mất đi",
                en: "a misspelled key that is passed over would silently switch a part of a rule off"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    ghi chu: Tính cả hồ sơ cũ
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    ghi chú: Tính cả hồ sơ cũ
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            fix: Message(
                vi: "sửa chính tả, hoặc đưa khóa về đúng chỗ của nó",
                en: "mend the spelling, or move the key to where it belongs")))

    static let mixedLanguages = Diagnostic.Kind(
        "rule/mixed-languages", .error, fixes: .always,
        Diagnostic.Explanation(
            what: Message(
                vi: "tệp dùng lẫn khóa tiếng Việt và khóa tiếng Anh", en: "a file mixes Vietnamese and English keys"),
            why: Message(
                vi: "mỗi tệp dùng một thứ tiếng để ai đọc cũng tìm được một khóa ở một cách viết",
                en: "with one language a file, readers find each key under one spelling"),
            wrong: """
                chỉ tiêu:
                  - id: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            fix: Message(
                vi: "viết khóa bằng thứ tiếng của các khóa còn lại", en: "write the key in the language of the others"))
    )

    static let repeatedKey = Diagnostic.Kind(
        "rule/repeated-key", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "cùng một khóa được viết hai lần, bằng hai cách viết", en: "one key stands twice, in two spellings"),
            why: Message(
                vi: "chỉ một giá trị được dùng, và không rõ giá trị nào",
                en: "only one value can count, and it is unclear which"),
            wrong: """
                các đơn vị tính:
                  - mã: dossiers
                    tên: hồ sơ
                    Tên: bộ hồ sơ

                """,
            right: """
                các đơn vị tính:
                  - mã: dossiers
                    tên: hồ sơ

                """,
            fix: Message(vi: "bỏ một trong hai", en: "remove one of the two")))

    static let wrongShape = Diagnostic.Kind(
        "rule/wrong-shape", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "giá trị không đúng dạng: cần danh sách mà viết chữ, cần chữ mà để trống",
                en: "a value has the wrong form: a text for a list, nothing for a text"),
            why: Message(
                vi: "đoán ý người viết có thể làm sai quy tắc", en: "guessing what was meant could change the rule"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      mã: 7.a
                      yêu cầu: đã số hóa

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            fix: Message(
                vi: "viết giá trị theo dạng mà thông báo nêu", en: "write the value in the form that the message names")
        ))

    static let missingKey = Diagnostic.Kind(
        "rule/missing-key", .error,
        Diagnostic.Explanation(
            what: Message(vi: "thiếu một khóa bắt buộc", en: "a key that is needed is missing"),
            why: Message(
                vi: "không có khóa này thì không biết phải đánh giá gì",
                en: "without it, it is unclear what is declared"),
            wrong: """
                các đơn vị tính:
                  - tên: hồ sơ

                """,
            right: """
                các đơn vị tính:
                  - mã: dossiers
                    tên: hồ sơ

                """,
            fix: Message(vi: "thêm khóa được nêu", en: "add the key that the message names")))

    static let emptyList = Diagnostic.Kind(
        "rule/empty-list", .error,
        Diagnostic.Explanation(
            what: Message(vi: "danh sách không có mục nào", en: "a list without items"),
            why: Message(
                vi: "danh sách trống thường là do quên viết, và quy tắc sẽ không đánh giá ai",
                en: "an empty list is mostly a forgotten one, and the rule would judge nobody"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí: []

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa

                """,
            fix: Message(vi: "viết các mục, hoặc bỏ khóa", en: "write the items, or remove the key")))

    static let badRuleDate = Diagnostic.Kind(
        "rule/bad-date", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "ngày không có trong lịch, hoặc viết sai dạng",
                en: "a date that no calendar has, or in another form"),
            why: Message(
                vi: "ngày quyết định quy tắc có hiệu lực khi nào", en: "dates decide when the rules are in force"),
            wrong: """
                bộ chỉ tiêu:
                  mã: mau-2023
                  tên: Bộ chỉ tiêu mẫu
                  hiệu lực: {từ: 2023-01-01, đến: 2023-11-31}

                """,
            right: """
                bộ chỉ tiêu:
                  mã: mau-2023
                  tên: Bộ chỉ tiêu mẫu
                  hiệu lực: {từ: 2023-01-01, đến: 2023-11-30}

                """,
            fix: Message(
                vi: "viết năm-tháng-ngày (2023-12-31) hoặc ngày/tháng/năm (31/12/2023)",
                en: "write year-month-day (2023-12-31) or day/month/year (31/12/2023)")))

    static let reversedPeriod = Diagnostic.Kind(
        "rule/reversed-period", .error,
        Diagnostic.Explanation(
            what: Message(vi: "ngày cuối đứng trước ngày đầu", en: "the last day comes before the first"),
            why: Message(vi: "bộ chỉ tiêu sẽ không bao giờ có hiệu lực", en: "the rulebook would never be in force"),
            wrong: """
                bộ chỉ tiêu:
                  mã: mau-2023
                  tên: Bộ chỉ tiêu mẫu
                  hiệu lực: {từ: 2023-12-31, đến: 2023-01-01}

                """,
            right: """
                bộ chỉ tiêu:
                  mã: mau-2023
                  tên: Bộ chỉ tiêu mẫu
                  hiệu lực: {từ: 2023-01-01, đến: 2023-12-31}

                """,
            fix: Message(vi: "đổi chỗ hai ngày", en: "swap the two days")))

    static let unknownWord = Diagnostic.Kind(
        "rule/unknown-word", .error, fixes: .sometimes,
        Diagnostic.Explanation(
            what: Message(
                vi: "giá trị không có trong danh sách từ cho sẵn",
                en: "a value is not one of the words that can stand there"),
            why: Message(
                vi: "kết luận, kiểu, dạng… chỉ có những giá trị đã định",
                en: "verdicts, types and forms are closed lists"),
            wrong: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa
                        không có khối: không phát xinh

                """,
            right: """
                chỉ tiêu:
                  - mã: "7"
                    tên: Số hóa kết quả
                    tiêu chí:
                      - mã: 7.a
                        yêu cầu: đã số hóa
                        không có khối: không phát sinh

                """,
            fix: Message(vi: "chọn một từ trong danh sách", en: "choose a word of the list")))

    static let misplacedKey = Diagnostic.Kind(
        "rule/misplaced-key", .error,
        Diagnostic.Explanation(
            what: Message(
                vi: "khóa chỉ có nghĩa khi đi cùng một khóa khác",
                en: "a key that only means something beside another one"),
            why: Message(
                vi: "đứng một mình, khóa này sẽ không có tác dụng gì", en: "on its own it would do nothing"),
            wrong: """
                chỉ tiêu:
                  - mã: "3.1"
                    tên: Giải quyết đúng hạn
                    tiêu chí:
                      - mã: 3.1.a
                        trong đó: dòng.lĩnh vực = "land"
                        tử số: trước hạn + đúng hạn
                        mẫu số: đã giải quyết
                        mục tiêu: từ 98% trở lên

                """,
            right: """
                chỉ tiêu:
                  - mã: "3.1"
                    tên: Giải quyết đúng hạn
                    tiêu chí:
                      - mã: 3.1.a
                        với mỗi: tthc là dòng
                        trong đó: dòng.lĩnh vực = "land"
                        tử số: trước hạn + đúng hạn
                        mẫu số: đã giải quyết
                        mục tiêu: từ 98% trở lên

                """,
            fix: Message(
                vi: "thêm khóa mà nó cần, hoặc bỏ nó đi", en: "add the key that it needs, or remove it")))
}

import Diagnostics

/// One topic of the page of the language: a few words and examples, each with the text of its value.
struct FEELTopic {
    let title: Message
    let words: Message
    let examples: [(expression: String, value: String)]

    static let all = [
        numbers, names, truth, texts, dates, lists, ranges, tests, contexts, loops, functions, types, nothing,
    ]

    private static let numbers = FEELTopic(
        title: Message(vi: "Số", en: "Numbers"),
        words: Message(
            vi: """
                Số thập phân chính xác tới 34 chữ số; dấu phẩy thập phân viết bằng dấu chấm. `98%` là 0.98. `**` là lũy thừa.
                Dấu âm gắn chặt hơn `**`. `sqrt` và bốn phép tính làm tròn đúng ở chữ số thứ 34; `exp`, `log` và `**` lệch không
                quá 0,5 + 10⁻³⁰ đơn vị của chữ số đó.
                """,
            en: """
                Exact decimals of 34 digits, with a point. `98%` is 0.98. `**` is the power; a minus sign binds closer than it.
                `sqrt` and the four operations are correctly rounded to the 34th digit; `exp`, `log` and `**` are off by less
                than 0.5 + 10⁻³⁰ units of it.
                """),
        examples: [
            ("0.1 + 0.2", "0.3"), ("48998 / 50000 >= 98%", "false"), ("2 ** 10", "1024"), ("-3 ** 2", "9"),
            ("1 / 3", "0.3333333333333333333333333333333333"), ("7 - 2 * 3", "1"),
        ])

    private static let names = FEELTopic(
        title: Message(vi: "Tên", en: "Names"),
        words: Message(
            vi: """
                Tên có thể gồm nhiều từ và có dấu tiếng Việt: `kết quả đã số hóa` là một tên. Nếu nhiều tên cùng khớp thì lấy
                tên dài nhất đã biết.
                """,
            en: """
                A name may be of several words: `kết quả đã số hóa` is one name. Where several names fit, the longest one
                that is known is meant.
                """),
        examples: [
            ("{số hồ sơ: 40, tổng số: 50, tỷ lệ: số hồ sơ / tổng số}.tỷ lệ", "0.8"),
            ("{a: 5, b: 2, a-b: 9, hiệu: a - b}.hiệu", "3"),
        ])

    private static let truth = FEELTopic(
        title: Message(vi: "Đúng, sai và so sánh", en: "Truth and comparison"),
        words: Message(
            vi: """
                `and`, `or`, `not()`; `=`, `!=`, `<`, `<=`, `>`, `>=`, `between … and …`. Logic có ba giá trị: cái chưa rõ là
                null. Giá trị khác loại thì không so sánh được.
                """,
            en: """
                `and`, `or`, `not()`; `=`, `!=`, `<`, `<=`, `>`, `>=`, `between … and …`. Logic has three values: what is not
                known is null. Values of different kinds can't be compared.
                """),
        examples: [
            ("5 between 1 and 10", "true"), ("true and null", "null"), ("false and null", "false"),
            ("true or null", "true"), ("1 = \"1\"", "null"), ("null = null", "true"),
            ("if 3 > 2 then \"đạt\" else \"không đạt\"", "đạt"),
        ])

    private static let texts = FEELTopic(
        title: Message(vi: "Văn bản", en: "Texts"),
        words: Message(
            vi: "Văn bản đặt trong ngoặc kép; `+` nối hai văn bản. Vị trí và độ dài tính theo ký tự.",
            en: "Texts stand in double quotes; `+` joins two. Positions and lengths count characters."),
        examples: [
            ("\"thủ tục \" + \"hành chính\"", "thủ tục hành chính"), ("string length(\"đất đai\")", "7"),
            ("\"b\" > \"a\"", "true"), ("string(98%)", "0.98"),
        ])

    private static let dates = FEELTopic(
        title: Message(vi: "Ngày, giờ, khoảng thời gian", en: "Dates, times, durations"),
        words: Message(
            vi: """
                Viết `@"…"`: ngày, giờ, ngày và giờ, khoảng thời gian tính bằng năm và tháng (`P1Y2M`) hoặc bằng ngày và giờ
                (`P3DT4H`). Hai loại khoảng thời gian không trộn được với nhau.
                """,
            en: """
                Written `@"…"`: a date, a time, both, a duration in years and months (`P1Y2M`) or in days and hours (`P3DT4H`).
                The two kinds of duration don't mix.
                """),
        examples: [
            ("@\"2024-01-31\" + @\"P1M\"", "2024-02-29"), ("@\"2023-12-31\" - @\"2023-03-29\"", "P277D"),
            ("(@\"2023-12-31\" - @\"2023-03-29\").days", "277"), ("@\"2023-12-31\".year", "2023"),
            ("@\"PT90M\" + @\"PT30M\"", "PT2H"), ("@\"2023-12-31T17:00:00+07:00\" = @\"2023-12-31T10:00:00Z\"", "true"),
            ("@\"P1Y\" + @\"P1D\"", "null"),
        ])

    private static let lists = FEELTopic(
        title: Message(vi: "Danh sách", en: "Lists"),
        words: Message(
            vi: """
                `[…]` sau danh sách là vị trí, đếm từ 1 (số âm: từ cuối), hoặc điều kiện lọc; trong điều kiện, `item` là phần
                tử, và tên thành phần của nó dùng được trực tiếp. Dấu chấm lấy một thành phần của mọi phần tử.
                """,
            en: """
                `[…]` behind a list is a position, from 1 (a negative one: from the end), or a condition; there `item` is the
                item, and its members are named barely. A point takes one member of every item.
                """),
        examples: [
            ("[10, 20, 30][1]", "10"), ("[10, 20, 30][-1]", "30"), ("[10, 20, 30][item > 15]", "[20, 30]"),
            ("[{tên: \"A\", số: 1}, {tên: \"B\", số: 2}][số > 1].tên", "[\"B\"]"),
            ("sum([{số: 1}, {số: 2}].số)", "3"), ("[10][5]", "null"),
        ])

    private static let ranges = FEELTopic(
        title: Message(vi: "Khoảng giá trị", en: "Ranges"),
        words: Message(
            vi: "`[1..5]` gồm cả hai đầu, `(1..5)` không gồm đầu nào; `(>= 5)` là khoảng chỉ có một đầu.",
            en: "`[1..5]` holds both its ends, `(1..5)` neither; `(>= 5)` has one end only."),
        examples: [
            ("5 in [1..5]", "true"), ("5 in [1..5)", "false"), ("7 in (>= 5)", "true"),
            ("@\"2023-06-30\" in [@\"2023-01-01\"..@\"2023-12-31\"]", "true"), ("[1..5].end", "5"),
        ])

    private static let tests = FEELTopic(
        title: Message(vi: "Phép thử", en: "Tests"),
        words: Message(
            vi: """
                Mục tiêu được viết bằng phép thử: `>= 98%`, `[90%..100%]`, `"có", "một phần"`, `not(0)`, hoặc `-` nếu giá trị
                nào cũng được. Sau `in` cũng viết như vậy.
                """,
            en: """
                Targets are written as tests: `>= 98%`, `[90%..100%]`, `"yes", "partly"`, `not(0)`, or `-` where any value will
                do. The same stands behind `in`.
                """),
        examples: [
            ("0.985 in >= 98%", "true"), ("3 in (1, 2, 3)", "true"), ("3 in (< 1, > 5)", "false"),
            ("\"a\" in [\"a\", \"b\"]", "true"),
        ])

    private static let contexts = FEELTopic(
        title: Message(vi: "Bộ giá trị có tên", en: "Contexts"),
        words: Message(
            vi: "`{tên: giá trị}`; mục sau dùng được tên của mục trước.",
            en: "`{name: value}`; later entries may use the names of earlier ones."),
        examples: [
            ("{a: 1, b: a + 1}.b", "2"), ("{a: {b: 3}}.a.b", "3"), ("{a: 1}.c", "null"),
        ])

    private static let loops = FEELTopic(
        title: Message(vi: "Lặp và lượng từ", en: "Loops and quantifiers"),
        words: Message(
            vi: "`for … return`, `some … satisfies`, `every … satisfies`; `partial` là kết quả cho tới lúc đó.",
            en: "`for … return`, `some … satisfies`, `every … satisfies`; `partial` is the result so far."),
        examples: [
            ("for i in 1..3 return i * i", "[1, 4, 9]"), ("for i in 3..1 return i", "[3, 2, 1]"),
            ("for i in [1, 2], j in [10, 20] return i + j", "[11, 21, 12, 22]"),
            ("for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]"),
            ("some x in [1, 2, 3] satisfies x > 2", "true"), ("every x in [1, 2, 3] satisfies x > 2", "false"),
        ])

    private static let functions = FEELTopic(
        title: Message(vi: "Hàm tự đặt", en: "Functions of your own"),
        words: Message(
            vi: "`function(a, b) …`. Tham số của hàm có thể gọi theo thứ tự hoặc theo tên.",
            en: "`function(a, b) …`. Arguments are given in order or by name."),
        examples: [
            ("{nửa: function(x) x / 2, y: nửa(5)}.y", "2.5"), ("substring(\"foobar\", 3, 2)", "ob"),
            ("substring(string: \"foobar\", start position: 3, length: 2)", "ob"),
            ("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"),
        ])

    private static let types = FEELTopic(
        title: Message(vi: "Kiểu", en: "Types"),
        words: Message(
            vi: """
                `number`, `string`, `boolean`, `date`, `time`, `date and time`, `days and time duration`,
                `years and months duration`, `list<…>`, `range<…>`, `context<tên: …>`, `function<…> -> …`, `Any`.
                """,
            en: "These are the names behind `instance of` and behind the colon of a parameter."),
        examples: [
            ("98% instance of number", "true"), ("[1, 2] instance of list<number>", "true"),
            ("{a: 1} instance of context<a: number>", "true"), ("null instance of number", "false"),
        ])

    private static let nothing = FEELTopic(
        title: Message(vi: "Null", en: "Null"),
        words: Message(
            vi: """
                Theo chuẩn, lỗi nào cũng thành null. Trong tệp quy tắc, chương trình báo lỗi trước khi tính; `chuan eval` nói vì
                sao có null.
                """,
            en: """
                By the standard every mistake becomes null. In rule files the program reports mistakes before it evaluates;
                `chuan eval` says why there is a null.
                """),
        examples: [
            ("1 / 0", "null"), ("\"a\" + 1", "null"), ("date(\"2023-02-30\")", "null"), ("sqrt(-1)", "null"),
            ("if null then 1 else 2", "2"),
        ])
}

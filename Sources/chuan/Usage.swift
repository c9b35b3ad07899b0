import Chuan
import Diagnostics

/// Help and mistakes of usage, in both languages.
enum Usage {
    /// The language of `--lang`, wherever it stands; Vietnamese without it.
    static func language(_ arguments: [String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang=en" { return .en }
            if argument == "--lang", arguments.indices.contains(index + 1), arguments[index + 1] == "en" { return .en }
        }
        return .vi
    }

    static func asksForHelp(_ arguments: [String]) -> Bool {
        for argument in arguments {
            if argument == "--" { return false }
            if argument == "--help" || argument == "-h" || argument == "help" && argument == arguments.first {
                return true
            }
        }
        return false
    }

    static func command(in arguments: [String]) -> String? {
        arguments.first { pages.keys.contains($0) }
    }

    static func mistake(_ message: String, _ arguments: [String], _ language: Language) -> String {
        let command = command(in: arguments).map { "chuan \($0)" } ?? "chuan"
        switch language {
        case .vi: return "chuan: lệnh chưa đúng: \(UsageWords.vietnamese(message))\nXem: \(command) --help\n"
        case .en: return "chuan: \(message)\nSee: \(command) --help --lang en\n"
        }
    }

    /// What is said where the first word is no command; nil where it is one, or an option.
    static func unknownCommand(_ arguments: [String], _ language: Language) -> String? {
        guard let word = arguments.first, !word.hasPrefix("-"), pages[word] == nil else { return nil }
        let similar = Spelling.nearest(to: word, among: pages.keys.sorted()).first
        switch language {
        case .vi:
            let hint = similar.map { "; có phải là '\($0)'?" } ?? ""
            return "chuan: không có lệnh '\(word)'\(hint)\nXem: chuan --help\n"
        case .en:
            let hint = similar.map { "; did you mean '\($0)'?" } ?? ""
            return "chuan: there is no command '\(word)'\(hint)\nSee: chuan --help --lang en\n"
        }
    }

    static func help(for command: String?, _ language: Language) -> String {
        let page = command.flatMap { pages[$0] } ?? Message(vi: allVietnamese, en: allEnglish)
        return page[language]
    }

    /// The page of each command.
    private static let pages: [String: Message] = [
        "check": Message(vi: checkVietnamese, en: checkEnglish), "lint": Message(vi: lintVietnamese, en: lintEnglish),
        "aggregate": Message(vi: aggregateVietnamese, en: aggregateEnglish),
        "fmt": Message(vi: fmtVietnamese, en: fmtEnglish),
        "test": Message(vi: testVietnamese, en: testEnglish),
        "form": Message(vi: formVietnamese, en: formEnglish), "eval": Message(vi: evalVietnamese, en: evalEnglish),
        "explain": Message(vi: explainVietnamese, en: explainEnglish),
        "new": Message(vi: newVietnamese, en: newEnglish),
        "diff": Message(vi: diffVietnamese, en: diffEnglish),
        "schema": Message(vi: schemaVietnamese, en: schemaEnglish),
    ]

    private static let allVietnamese = """
        chuan – kiểm tra cơ quan, đơn vị có đạt chỉ tiêu cải cách hành chính hay không

        Cách dùng:
          chuan check BÁO-CÁO… [tùy chọn]    chấm báo cáo, nói rõ đạt hay không đạt và vì sao
          chuan aggregate BẢN-GHI…           tổng hợp báo cáo từ danh sách hồ sơ (CSV)
          chuan lint [ĐƯỜNG-DẪN…]            soát tệp quy tắc: chỗ sai, chỗ đáng ngờ
          chuan diff CŨ MỚI                  hai bộ chỉ tiêu khác nhau ở đâu, kết luận nào đổi
          chuan new rulebook MÃ              viết bộ chỉ tiêu, chỉ tiêu, kiểm thử mới để làm tiếp
          chuan fmt [ĐƯỜNG-DẪN…]             trình bày tệp quy tắc theo một kiểu, đổi ngôn ngữ của khóa
          chuan test [ĐƯỜNG-DẪN…]            chạy các tệp kiểm thử cạnh quy tắc
          chuan form LOẠI-ĐƠN-VỊ             in mẫu báo cáo trống (dept, dist, comm, …)
          chuan explain TÊN                  giải thích một chỉ tiêu, trường số liệu, cách hiểu hay thông báo
          chuan eval [BIỂU-THỨC]             tính một biểu thức FEEL, hoặc mở dấu nhắc để gõ thử
          chuan schema [--for LOẠI]          in lược đồ JSON Schema cho trình soạn thảo

        Mỗi lệnh có --help. Thêm --lang en để xem tiếng Anh.

        """

    private static let allEnglish = """
        chuan – checks whether public bodies meet their administrative-reform targets

        Usage:
          chuan check REPORT… [options]      judges reports: met or not met, and why
          chuan aggregate RECORDS…           makes reports out of lists of dossiers (CSV)
          chuan lint [PATH…]                 looks through rule files: mistakes, and what is doubtful
          chuan diff OLD NEW                 how two rulebooks differ in meaning, whose verdicts change
          chuan new rulebook ID              writes a new rulebook, indicator or test to go on with
          chuan fmt [PATH…]                  lays rule files out in one way, translates their keys
          chuan test [PATH…]                 runs the test files beside rules
          chuan form UNIT-TYPE               prints a blank report (dept, dist, comm, …)
          chuan explain NAME                 explains an indicator, a field, a reading or a diagnostic
          chuan eval [EXPRESSION]            evaluates a FEEL expression, or opens a prompt to try some
          chuan schema [--for KIND]          prints a JSON Schema for editors

        Every command has --help. Messages are Vietnamese; --lang en makes them English.

        """

    private static let checkVietnamese = """
        chuan check BÁO-CÁO… [tùy chọn]
        chuan check --from BẢN-GHI [BÁO-CÁO…] [tùy chọn]

        Chấm từng báo cáo (tệp YAML, JSON, bảng tính .xlsx, thư mục, mẫu như báo-cáo/*.yaml; - là đầu vào chuẩn).

          --rules ĐƯỜNG-DẪN     tệp hoặc thư mục bộ chỉ tiêu; mặc định: bộ đi kèm chương trình
          --format text|json|html|markdown|xlsx   dạng kết quả; html: trang để đọc và in, markdown: tin ngắn, xlsx: bảng tính;
                                không ghi thì theo đuôi tệp của -o (.html, .md, .xlsx, .json, .csv, .ndjson)
          --lang vi|en          ngôn ngữ
          --from TỆP            tệp bản ghi (CSV) để tính số liệu; báo cáo kèm theo được đối chiếu (có thể ghi nhiều lần)
          --period 2023         kỳ của số liệu tính từ bản ghi
          --reading A02=strict  chọn một cách hiểu (có thể ghi nhiều lần)
          --reading all         thêm bảng: từng tiêu chí theo mọi cách hiểu
          --explain short|full  diễn giải: số thay vào công thức, hoặc từng bước với chỗ ghi số liệu
          --register TỆP        danh bạ đơn vị (CSV hoặc YAML), để tổng hợp toàn thành phố
          --by type|parent      tổng hợp thêm theo loại đơn vị hoặc theo đơn vị cấp trên
          --rank share|count    xếp hạng đơn vị theo tỷ lệ hoặc theo số chỉ tiêu đạt
          --as-of NGÀY          ngày chấm, dạng 2023-12-31
          --any-period          chấm cả báo cáo ngoài thời gian hiệu lực của bộ chỉ tiêu
          -o, --output TỆP      ghi kết quả vào tệp
          --watch               chấm lại mỗi khi báo cáo, danh bạ hoặc quy tắc được lưu
          --no-progress         không hiện tiến độ

        Bảng tính (.xlsx, .xlsm, .csv có tiêu đề như biểu mẫu):
          --columns 'tiêu đề=trường',… | TỆP   cột (tiêu đề hoặc chữ cái) là trường nào
          --save-columns TỆP    ghi lại cách hiểu các cột để dùng lại với --columns
          --mark TỆP            trả lại bảng tính, tô màu và ghi chú ô làm không đạt hoặc còn thiếu; nhiều tệp: ghi tên thư mục
          --unit MÃ, --unit-type LOẠI, --period 2023   cho bảng tính không ghi; có --register thì chỉ cần tên đơn vị trong bảng

        Tệp bảng (.csv, .ndjson, cả khi nén .gz, .zst) có mỗi dòng một báo cáo, chấm được hàng triệu dòng; không lẫn với báo cáo từng tệp:
          --format csv|ndjson|json|text   bảng kết luận; mỗi dòng một đối tượng; đủ diễn giải; đếm theo tiêu chí
          --verdicts codes|letters|labels|pass=Đ,fail=K   cách ghi kết luận
          --by-indicator        mỗi chỉ tiêu một cột, không phải mỗi tiêu chí
          --columns a=b,…       cột a của tệp là trường b
          --keep a,b            cột giữ nguyên trong kết quả, thay cho đơn vị và kỳ
          --input csv|ndjson|json, --separator ,|;|tab, --numbers vi|plain   khai dạng, dấu ngăn, kiểu số
          --rejects TỆP, --most-rejects N   nơi để dòng không chấm được; quá N dòng thì dừng
          --worst N             mỗi tiêu chí nêu N đơn vị xa mục tiêu nhất và phần còn thiếu (mặc định 3);
                                dùng được cả cho báo cáo từng tệp, với --format text, json
          --threads N, --stats  số luồng; tiêu chí nào phải chấm từng báo cáo và vì sao

        Mã kết thúc: 0 không có gì không đạt; 1 có chỉ tiêu không đạt; 2 có chỉ tiêu chưa kết luận được;
        64 lệnh chưa đúng; 65 không đọc được quy tắc hoặc báo cáo; 66 không có tệp; 70 lỗi của chương trình.

        """

    private static let checkEnglish = """
        chuan check REPORT… [options]
        chuan check --from RECORDS [REPORT…] [options]

        Judges each report (YAML, JSON, .xlsx spreadsheets, folders, patterns like reports/*.yaml; - is standard input).

          --rules PATH          a rulebook's file or folder; default: those installed beside the program
          --format text|json|html|markdown|xlsx   form of the result; html: a page to read and print, markdown: a short message;
                                without it the ending of -o decides (.html, .md, .xlsx, .json, .csv, .ndjson)
          --lang vi|en          language
          --from FILE           records (CSV) that figures are derived from; reports are compared with them (may be repeated)
          --period 2023         period of the derived figures
          --reading A02=strict  chooses a reading (may be repeated)
          --reading all         adds tables of the checks under every reading
          --explain short|full  how verdicts came about: numbers put in, or each step with its place
          --register FILE       register of units (CSV or YAML), for the roll-up to the city
          --by type|parent      rolls up by unit type or by parent unit too
          --rank share|count    ranks units by the share or by the number of targets met
          --as-of DATE          day of judgement, like 2023-12-31
          --any-period          judges reports outside the rulebook's period too
          -o, --output FILE     writes the result to a file
          --watch               judges again whenever a report, the register or a rule is saved
          --no-progress         shows no progress

        Spreadsheets (.xlsx, .xlsm, .csv with headings like a form's):
          --columns 'heading=field',… | FILE   which field a column is, by its heading or letters
          --save-columns FILE   keeps what columns were taken for, to be used again with --columns
          --mark FILE           gives the sheet back, cells coloured and commented that fail or lack something; of several: a folder
          --unit CODE, --unit-type TYPE, --period 2023   where the sheet does not say; with --register its name of the unit does

        Flat files (.csv, .ndjson, also as .gz or .zst) hold a report in each line, by the million; not together with other reports:
          --format csv|ndjson|json|text   table of verdicts; an object a line; whole results; counts by check
          --verdicts codes|letters|labels|pass=P,fail=F   how verdicts are written
          --by-indicator        a column for each indicator, not for each check
          --columns a=b,…       column a of the file is field b
          --keep a,b            columns that results keep, in place of unit and period
          --input csv|ndjson|json, --separator ,|;|tab, --numbers vi|plain   declare form, separator, form of numbers
          --rejects FILE, --most-rejects N   where rows go that can't be judged; more than N end the run
          --worst N             names the N units farthest from each target and what they lack (default 3);
                                of reports in files of their own too, with --format text, json
          --threads N, --stats  threads; which checks are judged report by report, and why

        Exit status: 0 nothing fails; 1 a target is not met; 2 something could not be decided; 64 usage;
        65 rules or a report cannot be read; 66 no such file; 70 our own fault.

        """

    private static let formVietnamese = """
        chuan form LOẠI-ĐƠN-VỊ [--unit MÃ] [--period 2023] [--keys codes|vi] [--rules ĐƯỜNG-DẪN] [--lang vi|en] [-o TỆP]
                   [--format yaml|xlsx|csv] [--rows 10]

        In mẫu báo cáo trống với mọi số liệu mà loại đơn vị đó cần, kèm tên, đơn vị tính và ghi chú. Dạng theo đuôi tệp của -o:
        YAML, bảng tính (mau.xlsx) hoặc bảng mỗi dòng một báo cáo (mau.csv; --rows: số dòng của mỗi bảng, 1–1000).

        """

    private static let formEnglish = """
        chuan form UNIT-TYPE [--unit CODE] [--period 2023] [--keys codes|vi] [--rules PATH] [--lang vi|en] [-o FILE]
                   [--format yaml|xlsx|csv] [--rows 10]

        Prints a blank report with every field that the unit type needs, with name, unit and note. Its form goes by the name of
        -o: YAML, a spreadsheet (form.xlsx), or a table with a report in each line (form.csv; --rows: rows of each table, 1–1000).

        """

    private static let explainVietnamese = """
        chuan explain TÊN [--rules ĐƯỜNG-DẪN] [--lang vi|en]

        Giải thích một chỉ tiêu (3.1), tiêu chí (3.1.a), trường số liệu, cách hiểu (A02) hay thông báo (yaml/tab).

        """

    private static let explainEnglish = """
        chuan explain NAME [--rules PATH] [--lang vi|en]

        Explains an indicator (3.1), a check (3.1.a), a field, a reading (A02) or a diagnostic (yaml/tab).

        """
}

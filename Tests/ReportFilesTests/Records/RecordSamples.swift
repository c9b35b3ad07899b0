import Chuan
import Diagnostics
import FEEL
import Foundation
import TestSupport

@testable import ReportFiles

/// Rules that derive from records, and lists of records made up for them.
struct RecordSamples {
    let rulebook: Rulebook

    struct NotReadable: Error {
        let text: String
    }

    /// - Parameters:
    ///   - folder: Of rule files; nil: the sample rules.
    ///   - difference: What a reported figure that differs means under the sample rules.
    init(folder: URL? = nil, difference: String = "cảnh báo") throws {
        var sources = SourceFiles()
        let rules = Self.rules.replacing("lệch báo cáo: cảnh báo", with: "lệch báo cáo: \(difference)")
        var files = ["mau.rules.yaml": Array(rules.utf8)]
        if let folder {
            files = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".rules.yaml") {
                files[name] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            }
        }
        let (rulebooks, mistakes) = loadRulebooks(
            path: ".", provider: FileProvider(files: files), limits: .standard, sources: &sources)
        guard let first = rulebooks.first, !mistakes.hasError else {
            var shown = ShownDiagnostics(sources)
            throw NotReadable(text: shown.text(mistakes))
        }
        rulebook = first.rulebook
    }

    /// What some files of records give: the tables as text, and the names of what was told.
    struct Outcome: Equatable {
        var tables: [String]
        var told: [String]
        var reports: String

        /// The first line that is another one.
        func difference(from other: Outcome) -> String? {
            for (mine, its) in [(tables, other.tables), (told, other.told), ([reports], [other.reports])] {
                let (one, two) = (mine.joined(separator: "\n"), its.joined(separator: "\n"))
                if one == two { continue }
                let lines = zip(one.split(separator: "\n"), two.split(separator: "\n")).first { $0 != $1 }
                return lines.map { "\($0)\n\($1)" } ?? "\(one.count) and \(two.count) letters"
            }
            return nil
        }
    }

    /// The reports that one file of records gives.
    func derived(_ text: String) throws -> [DerivedReport] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        var reader = RecordReader(rulebook, try year2023(), RecordEngine(), limits: .standard)
        var sources = SourceFiles()
        reader.read(path.path, &sources)
        return reader.reports(register: nil)
    }

    func outcome(
        _ texts: [String], _ engine: RecordEngine = RecordEngine(), limits: Limits = .standard,
        register: Register? = nil
    ) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let year = try year2023()
        var reader = RecordReader(rulebook, year, engine, limits: limits)
        var sources = SourceFiles()
        for (number, text) in texts.enumerated() {
            let path = folder.appendingPathComponent("\(number).csv")
            try Data(text.utf8).write(to: path)
            reader.read(path.path, &sources)
        }
        let records = reader.finish()
        let tables = records.sources.map { Self.shown($0.table) } + [records.refused.sorted().joined(separator: " ")]
        var maker = DerivedReportMaker(rulebook, year, register: register, limits: limits)
        let reports = maker.reports(records).map(\.report)
        let told = (reader.diagnostics + maker.diagnostics).map {
            "\($0.kind.name): \($0.message.en.replacing(folder.path + "/", with: ""))"
        }
        return Outcome(
            tables: tables, told: told.sorted(), reports: writeReports(reports, rulebook.vocabulary, as: .yaml))
    }

    private func year2023() throws -> DerivingPeriod {
        guard let year = ReportPeriod("2023") else { throw NotReadable(text: "2023") }
        return DerivingPeriod(start: year.start, end: year.end, cutoff: nil)
    }

    private static func shown(_ table: DerivedTable) -> String {
        let remarks = table.remarks
        let missing = remarks.missing.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
        let head = "\(remarks.records) records, \(remarks.withoutUnit) without unit, missing \(missing)"
        let groups = table.groups.map { group in
            let totals = group.tally.totals.map { $0.total?.description ?? "-" }.joined(separator: " ")
            let key = ([group.unit] + group.row.map { $0 ?? "-" }).joined(separator: "/")
            return "\(key): \(group.tally.records) [\(totals)] \(group.tally.undecided) "
                + "\(group.tally.descriptions) \(group.tally.unitType)"
        }
        return ([head] + groups).joined(separator: "\n")
    }

    // MARK: Lists

    static let columns = "case_id,unit_code,kind,field_name,class,due,done,fee,online,pages"

    /// Lines of cases, with every cell in every state.
    static func cases(_ count: Int, _ random: inout Seeded) -> [String] {
        (0..<count).map { number in
            let day = { (random: inout Seeded) -> String in
                let (month, day) = (random.below(3) + 5, random.below(28) + 1)
                switch random.below(12) {
                case 0: return ""
                case 1: return "\(day)/\(month)/2023"
                case 2: return "2023-02-30"
                case 3: return random.pick(["chưa có số liệu", "#REF!", "mật"])
                default: return "2023-0\(month)-\(day < 10 ? "0" : "")\(day)"
                }
            }
            let unit = random.pick(["A", "B", "C-0001", "Sở Nội vụ thành phố", " a ", "D", "", "\"C-0001\""])
            let field = random.pick(["Đất đai", "đất đai", "Hộ tịch", "Đăng ký kinh doanh hộ gia đình", "", "x"])
            let fee = random.pick([
                "5000", "1.250", "0", "", "9000000000000000000", "2,5 triệu đồng", "mật", "không có",
            ])
            return [
                "\(number)", unit, random.pick(["sở ngành", "dept", "", "sở ngành"]), field,
                random.pick(["đất đai", "", "khác", "land"]), day(&random), day(&random), "\"\(fee)\"",
                random.pick(["có", "không", "true", "false", ""]), random.pick(["1", "12", "1.000", "-", "", "0"]),
            ].joined(separator: ",")
        }
    }

    static func file(_ lines: some Sequence<String>) -> String {
        ([columns] + lines).map { $0 + "\n" }.joined()
    }

    private static let rules = """
        bộ chỉ tiêu: {mã: mau-2023, tên: {vi: Bộ mẫu, en: Sample}, kỳ đánh giá: bất kỳ, văn bản: [{mã: qd, tên: Quyết định}]}
        các loại đơn vị:
          - {mã: dept, tên: {vi: sở ngành, en: departments}}
          - {mã: dist, tên: {vi: quận huyện, en: districts}}
        các đơn vị tính:
          - {mã: dossiers, tên: {vi: hồ sơ, en: dossiers}}
          - {mã: pages, tên: {vi: trang, en: pages}}
        danh mục:
          - mã: classes
            tên: {vi: nhóm lĩnh vực, en: classes of fields}
            giá trị:
              - {mã: land, tên: {vi: đất đai, en: land}}
              - {mã: other, tên: {vi: khác, en: other}}
        từ điển dữ liệu:
          - khối: tthc
            tên: {vi: giải quyết thủ tục, en: procedures}
            dạng: bảng
            nhãn dòng: field_name
            định danh: [field_name]
            trường:
              - {khóa: field_name, tên: {vi: lĩnh vực, en: field name}, kiểu: chữ}
              - {khóa: class, tên: {vi: nhóm, en: class}, kiểu: lựa chọn, theo danh mục: classes, được để trống: có}
              - {khóa: all, tên: {vi: tất cả, en: all cases}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: resolved, tên: {vi: đã giải quyết, en: resolved}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: on_time, tên: {vi: đúng hạn, en: on time}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: mondays, tên: {vi: hẹn thứ hai, en: due on a Monday}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: soon, tên: {vi: trả sớm, en: soon}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: page_sum, tên: {vi: số trang, en: page sum}, kiểu: số đếm, đơn vị tính: trang}
          - khối: fees
            tên: {vi: lệ phí, en: fees}
            dạng: nhóm
            trường:
              - {khóa: fees_total, tên: {vi: lệ phí đã thu, en: fees collected}, kiểu: tiền}
              - {khóa: fees_doubled, tên: {vi: lệ phí gấp đôi, en: fees doubled}, kiểu: tiền}
              - {khóa: land_cases, tên: {vi: hồ sơ đất đai, en: land cases}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: online_cases, tên: {vi: hồ sơ trực tuyến, en: online cases}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: named_land, tên: {vi: hồ sơ tên đất đai, en: named land}, kiểu: số đếm, đơn vị tính: hồ sơ}
              - {khóa: of_others, tên: {vi: hồ sơ cơ quan khác, en: of others}, kiểu: số đếm, đơn vị tính: hồ sơ}
          - khối: cases
            tên: {vi: danh sách hồ sơ, en: list of cases}
            dạng: bản ghi
            đơn vị tính: hồ sơ
            định danh: [case_id]
            trường:
              - {khóa: case_id, tên: {vi: mã hồ sơ, en: case id}, kiểu: chữ}
              - {khóa: unit_code, tên: {vi: mã đơn vị, en: unit code}, kiểu: chữ}
              - {khóa: kind, tên: {vi: loại cơ quan, en: kind of unit}, kiểu: chữ, được để trống: có}
              - {khóa: field_name, tên: {vi: lĩnh vực, en: field name}, kiểu: chữ}
              - {khóa: class, tên: {vi: nhóm, en: class}, kiểu: lựa chọn, theo danh mục: classes, được để trống: có}
              - {khóa: due, tên: {vi: ngày hẹn, en: due}, kiểu: ngày}
              - {khóa: done, tên: {vi: ngày trả, en: done}, kiểu: ngày, được để trống: có}
              - {khóa: fee, tên: {vi: lệ phí phải nộp, en: fee}, kiểu: tiền, được để trống: có}
              - {khóa: online, tên: {vi: trực tuyến, en: online}, kiểu: có hay không}
              - {khóa: pages, tên: {vi: số tờ, en: pages}, kiểu: số đếm, đơn vị tính: trang}
        tổng hợp từ bản ghi:
          - bản ghi: cases
            thành khối: tthc
            theo đơn vị: mã đơn vị
            theo loại đơn vị: loại cơ quan
            theo dòng: {lĩnh vực: lĩnh vực, nhóm: nhóm}
            lệch báo cáo: cảnh báo
            đặt:
              xong: ngày trả != null and ngày trả <= đến ngày
              thứ: day of week(ngày hẹn)
            số liệu:
              tất cả: {đếm khi: true}
              đã giải quyết: {đếm khi: xong}
              đúng hạn: {đếm khi: xong and ngày trả <= ngày hẹn}
              hẹn thứ hai: {đếm khi: xong and thứ = "Monday"}
              trả sớm: {đếm khi: 'ngày trả in [từ ngày..ngày hẹn - @"P3D"]'}
              số trang: {cộng: số tờ, khi: trực tuyến}
          - bản ghi: cases
            thành khối: fees
            theo đơn vị: mã đơn vị
            số liệu:
              lệ phí đã thu: {cộng: lệ phí phải nộp}
              lệ phí gấp đôi: {cộng: lệ phí phải nộp * 2, khi: ngày trả != null}
              hồ sơ đất đai: {đếm khi: nhóm = "land"}
              hồ sơ trực tuyến: {đếm khi: trực tuyến}
              hồ sơ tên đất đai: {đếm khi: lĩnh vực = "Đất đai"}
              hồ sơ cơ quan khác: {đếm khi: 'lĩnh vực != "Hộ tịch" and loại cơ quan != "dept"'}
        chỉ tiêu:
          - mã: "1"
            tên: {vi: Đúng hạn, en: On time}
            căn cứ: {nguồn: qd}
            tiêu chí: [{mã: 1.a, yêu cầu: lệ phí đã thu > 0}]

        """
}

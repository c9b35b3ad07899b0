import Chuan
import Diagnostics
import ReportFiles

/// What of the options does not go together.
extension CheckOptions {
    /// The files that are named to be read.
    var inputs: [String] {
        reports + records + [register, batch.columns.flatMap { Files.exists($0) ? $0 : nil }].compactMap { $0 }
    }

    var outputs: OutputFiles {
        OutputFiles([
            "--output": output, "--save-columns": sheets.saveColumns, "--mark": sheets.mark, "--rejects": batch.rejects,
            "--rejects (.reasons.csv)": batch.rejects.flatMap(RejectFiles.reasonsPath),
        ])
    }

    /// What is wrong whatever the files are.
    var mistake: Message? {
        if let option = emptyOption {
            return Message(vi: "\(option): giá trị để trống", en: "\(option): its value is empty")
        }
        if let worst = batch.worst {
            if !(0...BatchOptions.mostWorst).contains(worst) {
                return Message(
                    vi: "--worst: ghi một số từ 0 đến \(BatchOptions.mostWorst)",
                    en: "--worst: write a number from 0 to \(BatchOptions.mostWorst)")
            }
            if format != .text, format != .json {
                return Message(
                    vi: "--worst dùng với --format text hoặc json, không dùng với \(format.rawValue)",
                    en: "--worst goes with --format text or json, not with \(format.rawValue)")
            }
        }
        if let mark = sheets.mark, !mark.hasSuffix("/"), !Files.isFolder(mark), !Files.isSpecial(mark),
            !SpreadsheetFile.endings.contains(where: mark.lowercased().hasSuffix)
        {
            return Message(
                vi: "--mark: ghi tên tệp .xlsx, hoặc tên thư mục kết thúc bằng /, không phải `\(mark)`",
                en: "--mark: name a file that ends in .xlsx, or a folder with / at its end, not `\(mark)`")
        }
        return documentMistake ?? outputs.mistake(inputs)
    }

    /// Says so where the results' name is that of a document which nothing here writes.
    private var documentMistake: Message? {
        guard chosenFormat == nil, let output, let dot = output.lastIndex(of: ".") else { return nil }
        let ending = output[dot...].lowercased()
        switch ending {
        case ".pdf", ".doc", ".docx":
            return Message(
                vi: "-o: không ghi được dạng `\(ending)`; ghi trang `.html` rồi in ra",
                en: "-o: `\(ending)` can't be written; write a page, `.html`, and print it")
        case ".xls", ".ods", ".xlsm":
            return Message(
                vi: "-o: không ghi được dạng `\(ending)`; ghi `.xlsx`",
                en: "-o: `\(ending)` can't be written; write `.xlsx`")
        default: return nil
        }
    }

    private var emptyOption: String? {
        let options: KeyValuePairs = [
            "--output": output, "--mark": sheets.mark, "--save-columns": sheets.saveColumns, "--unit": sheets.unit,
            "--unit-type": sheets.unitType, "--columns": batch.columns, "--register": register, "--rules": rules,
            "--rejects": batch.rejects,
        ]
        return options.first { $0.value?.isEmpty ?? false }?.key
    }

    /// What the rulebooks do not know.
    func mistake(_ rulebooks: [LoadedRulebook]) -> Message? {
        guard let type = sheets.unitType,
            !rulebooks.contains(where: { $0.rulebook.vocabulary.unitType(type) != nil }),
            let types = rulebooks.first?.rulebook.vocabulary.unitTypes
        else { return nil }
        func known(_ language: Language) -> String {
            types.map { "\($0.code) (\($0.title[language]))" }.joined(separator: ", ")
        }
        return Message(
            vi: "--unit-type: không có loại đơn vị `\(type)`; các loại: \(known(.vi))",
            en: "--unit-type: there is no unit type `\(type)`; the types: \(known(.en))")
    }

    /// What does not go with flat files and tables.
    ///
    /// - Parameter paths: The flat files.
    func mistakeOfBatch(_ paths: [String]) -> Message? {
        if !paths.isEmpty, paths.count != reports.count {
            return Message(
                vi: "tệp bảng (`\(paths[0])`) và báo cáo từng tệp không chấm chung một lần",
                en: "flat files (`\(paths[0])`) and reports in files of their own are not judged in one run")
        }
        if isTogether, format == .ndjson {
            return Message(
                vi: "--by và --rank không dùng với --format ndjson", en: "--by and --rank don't go with --format ndjson"
            )
        }
        if by != nil, rank != nil, format == .csv {
            return Message(
                vi: "--format csv ghi một bảng: chọn --by hoặc --rank",
                en: "--format csv writes one table: choose --by or --rank")
        }
        if isPage, let option = batch.rejects != nil ? "--rejects" : batch.keep != nil ? "--keep" : nil {
            return Message(
                vi: "\(option) không dùng với --format \(format.rawValue)",
                en: "\(option) does not go with --format \(format.rawValue)")
        }
        if explain != nil, !isPage {
            return Message(
                vi: "--explain không dùng cho tệp bảng và bảng kết luận",
                en: "--explain is not for flat files and tables of verdicts")
        }
        if !paths.isEmpty, !records.isEmpty {
            return Message(
                vi: "--from không dùng cho tệp bảng; báo cáo từng tệp thì được",
                en: "--from is not for flat files; reports in files of their own go with it")
        }
        return mistakeOfSheetOptions(isFlat: !paths.isEmpty)
    }

    /// Options for spreadsheets that flat files and tables of verdicts leave without effect.
    private func mistakeOfSheetOptions(isFlat: Bool) -> Message? {
        if isFlat, let option = sheetOptions(includingColumns: false).first {
            return Message(
                vi: "\(option) dùng cho bảng tính như biểu mẫu, không dùng cho tệp bảng mỗi dòng một báo cáo",
                en: "\(option) is for spreadsheets like forms, not for flat files with a report in each line")
        }
        for (option, value) in [("--mark", sheets.mark), ("--save-columns", sheets.saveColumns)] where value != nil {
            return Message(
                vi: "\(option) không dùng với --format \(format.rawValue)",
                en: "\(option) does not go with --format \(format.rawValue)")
        }
        return nil
    }

    /// Options for spreadsheets where none was read.
    var mistakeWithoutSheets: Message? {
        sheetOptions(includingColumns: true).first.map { option in
            Message(
                vi: "\(option): không có bảng tính nào trong các tệp được đọc",
                en: "\(option): there is no spreadsheet among the files that were read")
        }
    }

    /// The options that are for spreadsheets and were given.
    private func sheetOptions(includingColumns: Bool) -> [String] {
        let options: KeyValuePairs = [
            "--mark": sheets.mark, "--save-columns": sheets.saveColumns, "--unit": sheets.unit,
            "--unit-type": sheets.unitType, "--columns": includingColumns ? batch.columns : nil,
            "--period": records.isEmpty ? period : nil,
        ]
        return options.compactMap { $0.value == nil ? nil : $0.key }
    }
}

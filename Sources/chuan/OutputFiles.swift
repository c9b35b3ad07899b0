import Diagnostics
import Glibc

/// The files that a run of `check` writes: they are none of those that it reads.
struct OutputFiles {
    private struct Output {
        let option: String
        let path: String
        /// With links resolved, so that a file is the same however it is named.
        let place: String
        /// Files are written into it.
        let isFolder: Bool
    }

    private let outputs: [Output]
    private let areReports: Bool
    private static let mark = "--mark"

    /// - Parameters:
    ///   - paths: By the option that names them.
    ///   - areReports: Whether they are, and not results.
    init(_ paths: KeyValuePairs<String, String?>, areReports: Bool = false) {
        self.areReports = areReports
        outputs = paths.compactMap { option, path in
            guard let path, !Files.isSpecial(path) else { return nil }
            let isFolder = option == Self.mark && (Files.isFolder(path) || path.hasSuffix("/"))
            var trimmed = Substring(path)
            while trimmed.utf8.count > 1, trimmed.last == "/" { trimmed.removeLast() }
            return Output(
                option: option, path: path, place: Files.place(of: String(trimmed)), isFolder: isFolder)
        }
    }

    /// Whether a file that was found in a folder is one that the run writes, now or the time before.
    func holds(_ path: String) -> Bool {
        if outputs.isEmpty { return false }
        let place = Files.place(of: path)
        return outputs.contains { $0.place == place || $0.isFolder && place.hasPrefix($0.place + "/") }
    }

    /// What is wrong with them beside each other and beside what is read; nil where nothing is.
    ///
    /// - Parameter inputs: What the run names: files, folders, patterns, `-`.
    func mistake(_ inputs: [String]) -> Message? {
        for (number, output) in outputs.enumerated() {
            if let other = outputs[..<number].first(where: { $0.place == output.place }) {
                return Message(
                    vi: "\(other.option) và \(output.option) cùng ghi vào `\(output.path)`: ghi hai tên khác nhau",
                    en: "\(other.option) and \(output.option) both write `\(output.path)`: name two files")
            }
            if !areReports, !output.isFolder, let mistake = Self.replacing(output.path, output.option) {
                return mistake
            }
            let files = inputs.flatMap { Files.isPattern($0) && !Files.exists($0) ? Files.matching($0) : [$0] }
            if let mistake = files.lazy.compactMap({ mistake(output, beside: $0) }).first { return mistake }
        }
        return nil
    }

    private func mistake(_ output: Output, beside input: String) -> Message? {
        guard input != "-", Files.exists(input) else { return nil }
        let place = Files.target(of: input)
        if place == output.place, !output.isFolder {
            return Message(
                vi: "\(output.option): `\(output.path)` là chính tệp được đọc; ghi tên khác",
                en: "\(output.option): `\(output.path)` is a file that is read; name another")
        }
        let isInside = Files.isFolder(input) && (output.place + "/").hasPrefix(place + "/")
        if isInside, output.path.hasSuffix(".json"), Files.exists(output.path), !Files.isResult(output.path) {
            return Message(
                vi: "\(output.option): `\(output.path)` không phải là kết quả mà là một tệp sẽ được đọc; ghi tên khác",
                en: "\(output.option): `\(output.path)` is no result but a file that would be read; name another")
        }
        // Marked sheets are reports as those that were read: the next run would take both.
        if output.option == Self.mark, isInside {
            return Message(
                vi: "--mark: `\(output.path)` nằm trong thư mục được đọc (`\(input)`); ghi ra chỗ khác",
                en: "--mark: `\(output.path)` lies in a folder that is read (`\(input)`); name another place")
        }
        return nil
    }

    /// Why results may not be written to a path: no result is YAML, so that what is there is what people wrote.
    static func replacing(_ path: String, _ option: String = "--output") -> Message? {
        let name = path.lowercased()
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml"), Files.exists(path), !Files.isSpecial(path) else {
            return nil
        }
        return Message(
            vi:
                "\(option): `\(path)` là tệp YAML đã có (báo cáo, quy tắc hoặc kiểm thử), không bị ghi đè; ghi tên khác",
            en: "\(option): `\(path)` is a YAML file (a report, rules or tests) and is not replaced; name another")
    }
}

extension Session {
    /// Says so where results would take the place of what people wrote.
    mutating func refusesToReplace(_ output: String?) -> Bool {
        guard let output, let mistake = OutputFiles.replacing(output) else { return false }
        refuse(mistake)
        return true
    }

    /// Says so where a blank form would take the place of anything but the same form.
    mutating func keepsFilled(_ output: String?, _ form: [UInt8]) -> Bool {
        guard let output, Files.exists(output), !Files.isSpecial(output), !Files.isFolder(output) else { return false }
        // What cannot be read is surely not this form.
        if case .success(let there) = Files.read(output, limit: limits.fileBytes), there == form { return false }
        say(
            Message(
                vi: "`\(output)` đã có và khác mẫu trống; không ghi gì",
                en: "`\(output)` is there already and is not this blank form; nothing was written"))
        note(.cannotWrite)
        return true
    }
}

extension Files {
    /// Whether a file begins as results of `check` do.
    fileprivate static func isResult(_ path: String) -> Bool {
        guard let file = fopen(path, "r") else { return false }
        defer { fclose(file) }
        var start = [UInt8](repeating: 0, count: 64)
        let count = fread(&start, 1, start.count, file)
        return String(decoding: start[..<count], as: UTF8.self).contains("\"chuan.result/")
    }
}

import Diagnostics

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
    private static let mark = "--mark"

    /// - Parameter paths: By the option that names them.
    init(_ paths: KeyValuePairs<String, String?>) {
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
        // Marked sheets are reports as those that were read: the next run would take both.
        if output.option == Self.mark, Files.isFolder(input), (output.place + "/").hasPrefix(place + "/") {
            return Message(
                vi: "--mark: `\(output.path)` nằm trong thư mục được đọc (`\(input)`); ghi ra chỗ khác",
                en: "--mark: `\(output.path)` lies in a folder that is read (`\(input)`); name another place")
        }
        return nil
    }
}

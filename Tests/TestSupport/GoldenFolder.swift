import Foundation

/// A folder of case files, and what is wrong with them when the program is asked.
package struct GoldenFolder: Sendable {
    /// A case whose answer is another one than expected, or a mistake in the cases themselves.
    package struct Failure: Sendable, Equatable {
        package let path: String
        /// From 1.
        package let line: Int
        package let text: String

        /// The last part of the path.
        package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    }

    package let path: String
    /// The blocks that the cases may have.
    private let languages: Set<String>

    /// - Parameters:
    ///   - folder: Beside the test file: `Cases`.
    ///   - languages: What the fences of inputs may say. Another block is refused: nobody would read it.
    package init(_ folder: String = "Cases", languages: Set<String>, file: String = #filePath) {
        path = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(folder).path
        self.languages = languages
    }

    /// The files by name.
    package func files() throws -> [GoldenFile] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".md") }.sorted().map { name in
            GoldenFile(name: name, text: try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8))
        }
    }

    /// Asks for the answer to every case. With `UPDATE_GOLDEN=1` the answers are written into the files instead of being
    /// compared; never where `CI=true`.
    ///
    /// - Parameter environment: The variables of the run; a test of this type gives its own.
    package func failures(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        answer: (GoldenCase) throws -> String
    ) throws -> [Failure] {
        let updating = environment["UPDATE_GOLDEN"] == "1"
        if updating, environment["CI"] == "true" {
            return [Failure(path: path, line: 1, text: "UPDATE_GOLDEN=1 under CI=true: expectations are not rewritten")]
        }
        let files = try files()
        var failures = mistakes(in: files)
        for file in files {
            let answers = file.cases.map { section in Result { try answer(section) } }
            for (section, result) in zip(file.cases, answers) {
                if let text = difference(section, result, comparing: !updating) {
                    failures.append(Failure(path: "\(path)/\(file.name)", line: section.line, text: text))
                }
            }
            if updating, file.mistakes.isEmpty { try write(file, answers) }
        }
        return failures
    }

    // MARK: Mistakes in the cases

    private func mistakes(in files: [GoldenFile]) -> [Failure] {
        if files.allSatisfy(\.cases.isEmpty) {
            return [Failure(path: path, line: 1, text: "there is no case in this folder")]
        }
        var found: [Failure] = []
        for file in files {
            let place = "\(path)/\(file.name)"
            found += file.mistakes.map { Failure(path: place, line: $0.line, text: $0.text) }
            if file.cases.isEmpty { found.append(Failure(path: place, line: 1, text: "there is no case in this file")) }
            found += file.cases.flatMap { section in
                mistakes(in: section).map { Failure(path: place, line: section.line, text: "\(section.title): \($0)") }
            }
        }
        return found + twins(in: files)
    }

    private func mistakes(in section: GoldenCase) -> [String] {
        var found: [String] = []
        if section.expectation == nil { found.append("the section has no expectation") }
        if section.inputs.isEmpty { found.append("the section has no input") }
        if !section.saysWhy { found.append("no line says why the case is there") }
        for block in section.given + section.inputs where !languages.contains(block.language) {
            found.append("nobody reads a block of `\(block.language)`")
        }
        return found
    }

    private func twins(in files: [GoldenFile]) -> [Failure] {
        var seen: Set<String> = []
        return files.flatMap { file in
            file.cases.filter { !seen.insert($0.title).inserted }.map {
                Failure(path: "\(path)/\(file.name)", line: $0.line, text: "a second case is called `\($0.title)`")
            }
        }
    }

    // MARK: Answers

    private func difference(
        _ section: GoldenCase, _ result: Result<String, any Error>, comparing: Bool
    ) -> String? {
        switch result {
        case .failure(let error): return "\(section.title): \(error)"
        case .success(let answer):
            guard comparing, let expected = section.expectation else { return nil }
            let (old, new) = (GoldenFile.lines(of: expected.text), GoldenFile.lines(of: answer))
            if old == new { return nil }
            let changes = lineChanges(from: old, to: new).joined(separator: "\n")
            return "\(section.title): UPDATE_GOLDEN=1 swift test rewrites what is expected\n\(changes)"
        }
    }

    private func write(_ file: GoldenFile, _ answers: [Result<String, any Error>]) throws {
        let text = file.replacing(answers.map { try? $0.get() })
        guard text != file.lines.joined(separator: "\n") else { return }
        try text.write(toFile: "\(path)/\(file.name)", atomically: true, encoding: .utf8)
    }

    /// The kinds of diagnostics that the cases expect: `[yaml/tab]` at the end of a line.
    package func expectedKinds() throws -> Set<String> {
        var kinds: Set<String> = []
        for expectation in try files().flatMap(\.cases).compactMap(\.expectation) {
            for line in expectation.text.split(separator: "\n") where line.hasSuffix("]") {
                guard let start = line.lastIndex(of: "[") else { continue }
                let name = line[line.index(after: start)...].dropLast()
                if name.contains("/"), name.first?.isLetter == true, name.allSatisfy(Self.isPartOfKind) {
                    kinds.insert(String(name))
                }
            }
        }
        return kinds
    }

    private static func isPartOfKind(_ character: Character) -> Bool {
        "/-0123456789".contains(character) || ("a"..."z").contains(character)
    }
}

/// `- old`, `+ new`, and the lines that stayed.
func lineChanges(from old: [String], to new: [String]) -> [String] {
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
    }
    var lines: [String] = []
    var next = 0
    for (offset, line) in old.enumerated() {
        if removed.contains(offset) {
            lines.append("- \(line)")
            continue
        }
        while inserted.contains(next) {
            lines.append("+ \(new[next])")
            next += 1
        }
        lines.append("  \(line)")
        next += 1
    }
    return lines + new.dropFirst(next).map { "+ \($0)" }
}

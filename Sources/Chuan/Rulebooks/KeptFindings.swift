package import Diagnostics
import Parallel
import Synchronization

/// A provider that remembers what it was asked and what it said.
package final class ProviderRecord: Sendable {
    private enum Question: Hashable {
        case file(String)
        case folder(String)
    }

    private let provider: FileProvider
    /// What was asked, and the answers in the order of the questions.
    private let heard = Mutex<(asked: Set<Question>, answers: [FileAnswer])>(([], []))

    package init(_ provider: FileProvider) {
        self.provider = provider
    }

    /// The same provider, listened to. It may be asked from several threads.
    package var listened: FileProvider {
        FileProvider(
            read: { [self] path in
                let result = provider.read(path)
                take(.file(path), FileAnswer(path: path, content: .file(result)))
                return result
            },
            list: { [self] path in
                let result = provider.list(path)
                take(.folder(path), FileAnswer(path: path, content: .folder(result)))
                return result
            })
    }

    /// Of answers to the same question the first is kept.
    private func take(_ question: Question, _ answer: FileAnswer) {
        heard.withLock { heard in
            if heard.asked.insert(question).inserted { heard.answers.append(answer) }
        }
    }

    fileprivate var answers: [FileAnswer] { heard.withLock { $0.answers } }
}

/// Findings about files, kept from one run to the next.
///
/// What was kept stands as long as the provider gives the same names and bytes for every path that was asked for, which
/// is looked at each time.
package struct KeptFindings: Sendable {
    private let store: RulebookStore
    /// What was asked for: findings of another question are not taken up.
    private let question: [String]

    /// - Parameter question: What the findings depend on beside the files.
    package init(_ store: RulebookStore, question: [String]) {
        self.store = store
        self.question = question
    }

    /// More bytes are not kept.
    private static let most = 64 << 20

    /// Keeps findings; nothing where they can't be had again from what was recorded.
    ///
    /// - Complexity: O(bytes of the files).
    package func keep(_ findings: [Diagnostic], _ record: ProviderRecord, _ sources: SourceFiles) {
        let answers = record.answers
        let contents = Self.contents(answers)
        var writer = ArchiveWriter()
        writer.write(question, answers.count)
        for answer in answers { answer.write(to: &writer) }
        writer.write(sources.files.count)
        for file in sources.files {
            // One without bytes stands for a path that could not be read.
            let isGiven = contents[file.path].map { $0 == file.bytes } ?? false
            guard isGiven || file.bytes.isEmpty, file.firstLine == 1 else { return }
            writer.write(file.path, isGiven)
        }
        writer.write(findings.count)
        for finding in findings { finding.write(to: &writer) }
        if writer.isIncomplete || writer.bytes.count > Self.most { return }
        store.save(sealed(writer.bytes, for: store.reader))
    }

    /// What was kept, where it is about the same files.
    ///
    /// - Parameters:
    ///   - kinds: The kind of a name.
    ///   - workers: Threads that read files.
    ///   - sources: Takes the files, where findings are taken up. It holds none yet.
    /// - Complexity: O(bytes of the files).
    package func takeUp(
        _ provider: FileProvider, workers: Int, kinds: (String) -> Diagnostic.Kind?, _ sources: inout SourceFiles
    ) -> [Diagnostic]? {
        guard sources.files.isEmpty, let kept = store.load() else { return nil }
        return kept.withUnsafeBytes { bytes in
            guard let content = unsealed(bytes, for: store.reader) else { return nil }
            var reader = ArchiveReader(content)
            var files = SourceFiles()
            guard let findings = try? read(&reader, provider, workers, kinds, &files) else { return nil }
            sources = files
            return findings
        }
    }

    private func read(
        _ reader: inout ArchiveReader, _ provider: FileProvider, _ workers: Int, _ kinds: (String) -> Diagnostic.Kind?,
        _ sources: inout SourceFiles
    ) throws(ArchiveError) -> [Diagnostic]? {
        guard try reader.array() == question else { return nil }
        var answers: [FileAnswer] = []
        for _ in 0..<(try reader.count()) { answers.append(try FileAnswer(from: &reader)) }
        let stands = shared(answers.count, workers: answers.count < 16 ? 1 : workers) { [answers] in
            { answers[$0].isGiven(by: provider) }
        }
        guard stands.allSatisfy(\.self) else { return nil }
        let contents = Self.contents(answers)
        for _ in 0..<(try reader.count()) {
            let path = try reader.text()
            let isGiven: Bool = try reader.value()
            guard let bytes = isGiven ? contents[path] : [] else { return nil }
            _ = sources.add(path: path, bytes: bytes)
        }
        var findings: [Diagnostic] = []
        for _ in 0..<(try reader.count()) { findings.append(try Diagnostic(from: &reader, kinds)) }
        return reader.isAtEnd ? findings : nil
    }

    private static func contents(_ answers: [FileAnswer]) -> [String: [UInt8]] {
        answers.reduce(into: [:]) { contents, answer in
            if case .file(.success(let bytes)) = answer.content { contents[answer.path] = bytes }
        }
    }
}

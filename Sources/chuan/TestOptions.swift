import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics
import Glibc

/// What `chuan test` is asked for.
struct TestOptions {
    enum Format: String, CaseIterable {
        case text
        case json
        case junit
    }

    var paths: [String] = []
    var format = Format.text
    var lang = Language.vi
    var names: [String] = []
    var coverage = false
    /// In percent.
    var coverageMinimum: Int?
    var mutate = false
    var writeBoundaries = false
    var output: String?

    /// Does what was asked for; its exit status comes as an error.
    func run() throws {
        var session = Session(language: lang, limits: .standard)
        if session.refusesToReplace(output) { throw session.exit() }
        var reading = TestReading()
        reading.read(paths, &session)
        let unknown = keep(&reading)
        for name in unknown {
            session.say(
                Message(vi: "không có kiểm thử nào tên `\(name)`", en: "no test goes by the name `\(name)`"))
            session.note(.noInput)
        }
        if session.status != .ok { throw session.exit() }
        if writeBoundaries {
            propose(reading, &session)
            throw session.exit()
        }
        guard reading.books.contains(where: { !$0.tests.isEmpty }) else {
            session.say(Message(vi: "không có kiểm thử nào để chạy", en: "there is no test to run"))
            session.note(.noInput)
            throw session.exit()
        }
        let books = reading.books.map { book in
            TestRunResult.Book(
                id: book.loaded.rulebook.id, outcomes: book.run(), mutation: mutate ? book.mutate() : nil,
                coverage: coverage ? book.coverage() : nil)
        }
        let result = TestRunResult(files: session.sources, books: books)
        write(text(result), &session)
        let isThin = coverageMinimum.map { $0 > result.coverage ?? 0 } ?? false
        if result.failures > 0 || result.aliveMutants > 0 || isThin { session.note(.failed) }
        throw session.exit()
    }

    /// Keeps what the names mean; gives back those that mean nothing in any rulebook.
    private func keep(_ reading: inout TestReading) -> [String] {
        var unknown = names
        for index in reading.books.indices {
            let rest = Set(reading.books[index].keep(names))
            unknown = unknown.filter(rest.contains)
        }
        return unknown
    }

    private func text(_ result: TestRunResult) -> String {
        switch format {
        case .text:
            var report = TestTextReport(result, language: lang, colour: output == nil && Terminal.allowsColour(1))
            return report.text()
        case .json:
            var report = TestJSONReport(result, language: lang)
            return report.text()
        case .junit:
            var report = TestJUnitReport(result, language: lang, minimum: coverageMinimum)
            return report.text()
        }
    }

    /// Proposes the boundary cases that are missing.
    private func propose(_ reading: TestReading, _ session: inout Session) {
        let proposals = reading.books.indices.map { reading.boundaries(ofBook: $0, lang) }
        let text = proposals.map(\.text).joined()
        for skipped in proposals.flatMap(\.skipped) {
            let words = skipped.words.map { $0[lang] }.joined(separator: ", ")
            session.say(
                Message(
                    vi: "không lập được bảng cho \(skipped.check): chưa tìm được số liệu cho \(words)",
                    en: "no table can be made for \(skipped.check): no figures were found for \(words)"))
        }
        if text.isEmpty {
            if proposals.allSatisfy(\.skipped.isEmpty) {
                session.say(Message(vi: "đã có đủ trường hợp ở ranh giới", en: "no boundary case is missing"))
            }
            return
        }
        write(text, &session)
    }

    private func write(_ text: String, _ session: inout Session) {
        guard let output else {
            if !Terminal.printResult(text) { session.note(.cannotWrite) }
            return
        }
        if !Files.write(text, to: output) { session.cannotWrite(output, errno) }
    }
}

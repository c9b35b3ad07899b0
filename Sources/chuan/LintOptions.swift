import ArgumentParser
import Chuan
import ChuanTools
import Diagnostics
import Parallel
import ReportFiles

/// What `chuan lint` is asked for.
struct LintOptions {
    var paths: [String] = []
    var format = FindingsFormat.text
    var lang = Language.vi
    var fix = false
    var unsafeFixes = false
    var diff = false
    var baseline: String?
    var writeBaseline: String?
    var output: String?

    /// Does what was asked for; its exit status comes as an error.
    func run() throws {
        var session = Session(language: lang, limits: .standard)
        if session.refusesToReplace(output) { throw session.exit() }
        let paths = existing(&session)
        if paths.isEmpty { throw session.exit() }
        var known: Baseline?
        if let baseline {
            known = readBaseline(baseline, &session)
            if known == nil { throw session.exit() }
        }
        var findings = lint(paths, &session)
        if findings.paths.isEmpty, findings.count(.error) == 0 || findings.all.allSatisfy(\.isAboutNoRules) {
            session.say(
                Message(vi: "không có tệp quy tắc nào (*.rules.yaml)", en: "there are no rule files (*.rules.yaml)"))
            session.note(.noInput)
            throw session.exit()
        }
        if let writeBaseline {
            session.put(Baseline.text(of: findings), to: writeBaseline)
            throw session.exit()
        }
        if let known { findings = findings.filter { !known.contains($0) } }
        if !diff { write(findings, &session) }
        if findings.count(.error) > 0 { session.note(.failed) }
        if findings.all.contains(where: \.isAboutReading) { session.note(.unreadable) }
        throw session.exit()
    }

    /// The paths that exist; says of the others that they don't.
    private func existing(_ session: inout Session) -> [String] {
        (paths.isEmpty ? ["."] : paths).filter { path in
            if Files.exists(path) { return true }
            session.say(Message(vi: "không có `\(path)`", en: "there is no `\(path)`"))
            session.note(.noInput)
            return false
        }
    }

    /// What is found; with `--fix` and `--diff`, what is left after mending.
    private func lint(_ paths: [String], _ session: inout Session) -> Findings {
        let provider = Session.provider(limit: session.limits.fileBytes)
        let limits = session.limits
        let decoder: ReportDecoding = { vocabulary in
            let reader = ReportReader(vocabulary: vocabulary, limits: limits)
            return { reader.decode(fragment: $0, of: $1, header: $2) }
        }
        guard fix || unsafeFixes || diff else {
            return Findings(find(paths, provider, decoder, &session), in: session.sources)
        }
        let fixer = LintFixer(
            provider: provider, limits: session.limits, unsafely: unsafeFixes, decoder: decoder)
        let outcome = fixer.fix(paths)
        session.sources = outcome.sources
        if diff {
            session.finish(String(decoding: outcome.diff, as: UTF8.self))
        } else {
            for (path, bytes) in outcome.changed.sorted(by: { $0.key < $1.key }) {
                session.put(String(decoding: bytes, as: UTF8.self), to: Files.target(of: path))
            }
            if outcome.count > 0 {
                let (count, files) = (outcome.count, outcome.changed.count)
                session.say(
                    Message(
                        vi: "đã sửa \(count) chỗ trong \(files) tệp",
                        en: "mended \(count) place\(count == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s")"))
            }
        }
        return Findings(outcome.left, in: outcome.sources)
    }

    /// What is found, or was found last time in the same files.
    private func find(
        _ paths: [String], _ provider: FileProvider, _ decoder: @escaping ReportDecoding, _ session: inout Session
    ) -> [Diagnostic] {
        let kept = RulebookStore.ofUser(findings: paths).map { KeptFindings($0, question: ["lint"] + paths) }
        let known = kept?.takeUp(provider, workers: Threads.online, kinds: Catalogue.kind(named:), &session.sources)
        if let known { return known }
        let record = ProviderRecord(provider)
        let linter = Linter(
            provider: kept == nil ? provider : record.listened, limits: session.limits, decoder: decoder)
        let found = linter.lint(paths, sources: &session.sources)
        kept?.keep(found, record, session.sources)
        return found
    }

    private func readBaseline(_ path: String, _ session: inout Session) -> Baseline? {
        switch Files.read(path, limit: session.limits.fileBytes) {
        case .failure:
            session.say(Message(vi: "không đọc được `\(path)`", en: "`\(path)` can't be read"))
            session.note(.noInput)
            return nil
        case .success(let bytes):
            let (known, mistakes) = Baseline.read(session.sources.add(path: path, bytes: bytes), limits: session.limits)
            session.report(mistakes)
            if known == nil { session.note(.unreadable) }
            session.sources = SourceFiles()
            return known
        }
    }

    private func write(_ findings: Findings, _ session: inout Session) {
        let colour = output == nil && Terminal.allowsColour(1)
        session.put(format.write(findings, lang, version: Version.text, colour: colour), to: output)
    }
}

extension LintOptions: PlainOptions {
    static let command = "lint"

    mutating func take(path: String) { paths.append(path) }

    mutating func take(flag: String) -> Bool {
        switch flag {
        case "--fix": fix = true
        case "--unsafe-fixes": unsafeFixes = true
        case "--diff": diff = true
        default: return false
        }
        return true
    }

    mutating func take(option: String, _ value: String) -> Bool {
        switch option {
        case "--baseline": baseline = value
        case "--write-baseline": writeBaseline = value
        case "--output", "-o": output = value
        case "--format":
            guard let known = FindingsFormat(rawValue: value) else { return false }
            format = known
        case "--lang":
            guard let known = Language(rawValue: value) else { return false }
            lang = known
        default: return false
        }
        return true
    }
}

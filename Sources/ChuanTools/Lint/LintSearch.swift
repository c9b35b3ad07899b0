import Chuan
import Diagnostics
import Parallel

/// The searches of all lints, shared out among the cores. What they find comes in the same order on any number of cores.
enum LintSearch {
    static func search(_ file: LintedFile) -> [Diagnostic] {
        Lint.all.flatMap { lint -> [Diagnostic] in
            if case .file(let search) = lint.search { search(file) } else { [] }
        }
    }

    static func search(_ rulebooks: [LintedRulebook]) -> [Diagnostic] {
        Lint.all.flatMap { lint -> [Diagnostic] in
            if case .rulebooks(let search) = lint.search { search(rulebooks) } else { [] }
        }
    }

    /// What is found in each rulebook.
    static func search(_ rulebooks: [(LintedRulebook, Rulebook?)]) -> [Diagnostic] {
        let cores = rulebooks.flatMap(\.0.indicators).count < 4 ? 1 : Threads.online
        if rulebooks.count == 1 { return rulebooks.flatMap { search($0, compiled: $1, workers: cores) } }
        return shared(rulebooks.count, workers: cores) {
            { search(rulebooks[$0].0, compiled: rulebooks[$0].1, workers: 1) }
        }.flatMap(\.self)
    }

    private static func search(_ rulebook: LintedRulebook, compiled: Rulebook?, workers: Int) -> [Diagnostic] {
        let pairs = compiled.map { CheckPair.all(in: $0, workers: workers) }
        let inChecks = compiled.map { searchChecks(RulebookAnalysis($0), workers: workers) }
        let found = shared(Lint.all.count, workers: workers) {
            { number -> [Diagnostic] in
                switch Lint.all[number].search {
                case .declarations(let search): search(rulebook)
                case .meaning(let search): compiled.map { search(rulebook, $0) } ?? []
                case .pairs(let search): pairs.map(search) ?? []
                case .check: inChecks?[number] ?? []
                case .file, .rulebooks, .switches: []
                }
            }
        }
        return found.flatMap(\.self)
    }

    /// By lint, what it finds in each check.
    private static func searchChecks(_ analysis: RulebookAnalysis, workers: Int) -> [[Diagnostic]] {
        let byCheck = analysis.forEachCheck(workers: workers) { checked in
            Lint.all.map { lint -> [Diagnostic] in
                if case .check(let search) = lint.search { search(checked) } else { [] }
            }
        }
        return Lint.all.indices.map { lint in byCheck.flatMap { $0[lint] } }
    }
}

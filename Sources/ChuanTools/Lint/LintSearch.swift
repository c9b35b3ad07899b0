import Chuan
import Diagnostics

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
        return shared(rulebooks.count, workers: cores) { _ in
            { search(rulebooks[$0].0, compiled: rulebooks[$0].1, workers: 1) }
        }.flatMap(\.self)
    }

    private static func search(_ rulebook: LintedRulebook, compiled: Rulebook?, workers: Int) -> [Diagnostic] {
        let analysis = compiled.map { RulebookAnalysis($0, workers: workers) }
        let others = shared(Lint.all.count, workers: workers) { _ in
            { number -> [Diagnostic] in
                switch Lint.all[number].search {
                case .declarations(let search): return search(rulebook)
                case .meaning(let search): return compiled.map { search(rulebook, $0) } ?? []
                case .analysis, .file, .rulebooks, .switches: return []
                }
            }
        }
        return zip(Lint.all, others).flatMap { lint, others -> [Diagnostic] in
            // These share their checks out themselves.
            if case .analysis(let search) = lint.search { analysis.map(search) ?? [] } else { others }
        }
    }
}

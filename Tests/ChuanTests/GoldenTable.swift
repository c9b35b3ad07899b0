import Chuan
import Diagnostics
import FEEL
import Glibc
import ReportFiles

/// Reports of a table in a text file, read as a batch is.
struct GoldenTable {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var summary = ""

    private static let path = "bang.csv"

    init(_ bytes: [UInt8], _ vocabulary: Vocabulary, _ limits: Limits, _ sources: inout SourceFiles) {
        let source = sources.add(path: Self.path, bytes: bytes)
        let path = "\(P_tmpdir)/chuan-golden-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).csv"
        let file = fopen(path, "w")
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        defer { unlink(path) }
        var options = FlatOptions()
        (options.file, options.limits) = (source.id, limits)
        let reader = ReportReader(vocabulary: vocabulary, limits: limits)
        let (table, mistakes) = FlatFile.open(path, as: Self.layout(vocabulary), by: reader, options: options)
        diagnostics = mistakes.map(\.diagnostic)
        guard let table else { return }
        let found = Found()
        let outcome = table.read({ Nothing() }) { delivery in
            found.problems += delivery.problems
            return true
        }
        let lines = LineIndex(source)
        for problem in found.problems {
            let start = lines.range(ofLine: problem.firstLine)?.lowerBound ?? 0
            diagnostics.append(problem.diagnostic.moved(by: start))
        }
        if let problem = outcome.problem { diagnostics.append(problem.inFile(source)) }
        diagnostics = diagnostics.ordered()
        summary = "\(outcome.rows) read, \(outcome.rejectedRows) set aside\n"
    }

    /// All single fields.
    private static func layout(_ vocabulary: Vocabulary) -> FlatLayout {
        let groups = vocabulary.blocks.indices.dropFirst(2).filter { vocabulary.blocks[$0].form == .group }
        return FlatLayout(
            columns: groups.flatMap { block in
                vocabulary.blocks[block].fields.enumerated().map { place, field in
                    FlatColumn(place: .field(NeededField(block: block, field: place)), field: field)
                }
            })
    }

    private final class Found: @unchecked Sendable {
        var problems: [FlatProblem] = []
    }

    private final class Nothing: FlatConsumer {
        func consume(_ chunk: FlatChunk) {}

        func finishChunk() {}
    }
}

extension Diagnostic {
    /// The same at the start of a file.
    fileprivate func inFile(_ source: SourceFile) -> Diagnostic {
        Diagnostic(kind, message, at: source.span.startPoint, help: help)
    }
}

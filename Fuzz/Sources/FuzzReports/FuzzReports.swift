import Chuan
import Diagnostics
import FEEL
import FuzzSupport
import Glibc
import ReportFiles

/// Any report is read or refused, and every place that a message names lies in the file. One in sixteen is judged by the
/// 2023 rulebook, and one in 256 rolled up, which takes far longer than reading it.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let shared else { fatalError("run from the folder of the repository") }
    var sources = shared.sources
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for name in ["r.yaml", "r.json"] {
        let file = sources.add(path: name, bytes: bytes)
        let reading = shared.reader.read(file)
        for diagnostic in reading.diagnostics { precondition(file.span.contains(diagnostic.span)) }
        let chance = chance(bytes)
        if chance >= 16 { continue }
        let results = reading.reports.map { shared.judge.judge($0, register: nil) }
        if chance == 0 { _ = shared.judge.rollUp(results, register: nil) }
    }
    return 0
}

/// One of 256 numbers, by the bytes alone, so that what broke once breaks again.
private func chance(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 24
}

private struct Shared {
    let sources: SourceFiles
    let reader: ReportReader
    let judge: Judge
}

private let shared: Shared? = {
    var sources = SourceFiles()
    guard let loaded = rulebook2023(&sources) else { return nil }
    let reader = ReportReader(vocabulary: loaded.rulebook.vocabulary)
    return Shared(sources: sources, reader: reader, judge: loaded.judge([], asOf: nil, limits: .standard).0)
}()

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzReports_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }

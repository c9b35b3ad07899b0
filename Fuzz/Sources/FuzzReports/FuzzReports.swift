import Chuan
import Diagnostics
import FEEL
import Glibc
import ReportFiles

/// Any report is read or refused, and every place that a message names lies in the file. One in sixteen is judged by the
/// 2023 rulebook, which takes far longer than reading it.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let shared else { fatalError("run from the folder of the repository") }
    var sources = shared.sources
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for name in ["r.yaml", "r.json"] {
        let file = sources.add(path: name, bytes: bytes)
        let reading = shared.reader.read(file)
        for diagnostic in reading.diagnostics { precondition(file.span.contains(diagnostic.span)) }
        guard isJudged(bytes) else { continue }
        let results = reading.reports.map { shared.judge.judge($0, register: nil) }
        _ = shared.judge.rollUp(results, register: nil)
    }
    return 0
}

/// Chosen by the bytes alone, so that what broke once breaks again.
private func isJudged(_ bytes: [UInt8]) -> Bool {
    bytes.reduce(0 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 28 == 0
}

private struct Shared {
    let sources: SourceFiles
    let reader: ReportReader
    let judge: Judge
}

private let shared: Shared? = {
    var sources = SourceFiles()
    let provider = FileProvider(read: read, list: list)
    let (rulebooks, _) = loadRulebooks(
        path: "Rules/hcmc-cchc-2023", provider: provider, limits: .standard, sources: &sources)
    guard let loaded = rulebooks.first else { return nil }
    let reader = ReportReader(vocabulary: loaded.rulebook.vocabulary)
    return Shared(sources: sources, reader: reader, judge: loaded.judge([], asOf: nil, limits: .standard).0)
}()

@Sendable private func read(_ path: String) -> Result<[UInt8], FileProblem> {
    if let folder = opendir(path) {
        closedir(folder)
        return .failure(.isFolder)
    }
    guard let file = fopen(path, "r") else { return .failure(.notFound) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return .success(bytes) }
        bytes += buffer[..<count]
    }
}

@Sendable private func list(_ path: String) -> Result<[String], FileProblem> {
    guard let folder = opendir(path) else { return .failure(.notFound) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return .success(names)
}

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzReports_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
    var (count, arguments) = (count, arguments)
    return run(&count, &arguments, fuzz)
}

public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ fuzz: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

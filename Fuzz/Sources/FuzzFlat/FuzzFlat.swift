import Chuan
import Diagnostics
import FEEL
import Glibc
@_spi(Trial) import ReportFiles

/// Any bytes are read as a table and as JSON lines without a trap; columns say what reports say; the size of pieces makes no
/// difference. Half of them get a line of names that a report has.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let trial else { fatalError("run from the folder of the repository") }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let names = (bytes.first ?? 0) & 1 == 0 ? "" : header
    let path = "\(P_tmpdir)/fuzz-flat-\(getpid())"
    guard let file = fopen(path, "w") else { fatalError("no temporary file") }
    fputs(names, file)
    fwrite(bytes.baseAddress, 1, count, file)
    fclose(file)
    precondition(trial.agrees(path, json: false))
    precondition(trial.agrees(path, json: true))
    return 0
}

private let header = "unit_code,unit_type,period,results_in_force,results_digitised,disbursed,money_unit\n"

private let trial: FlatTrial? = {
    var sources = SourceFiles()
    let provider = FileProvider(read: read, list: list)
    let (rulebooks, _) = loadRulebooks(
        path: "Rules/hcmc-cchc-2023", provider: provider, limits: .standard, sources: &sources)
    return rulebooks.first.map { FlatTrial($0.rulebook.vocabulary) }
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
@_cdecl("FuzzFlat_main")
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

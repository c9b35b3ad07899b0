import Chuan
import Diagnostics
import FEEL
import FuzzSupport
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
    return rulebook2023(&sources).map { FlatTrial($0.rulebook.vocabulary) }
}()

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzFlat_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }

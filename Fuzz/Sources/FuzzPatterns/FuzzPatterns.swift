import Diagnostics
import FEEL
import FuzzSupport

/// Any pattern, flags and text give an answer or null in a bounded number of steps. The input is three lines: the
/// pattern, its flags, and the text, which is searched, cut up and replaced with the pattern itself.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // Longer ones find nothing that short ones don't, and take longer.
    guard count <= 512 else { return -1 }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return 0 }
    guard var evaluation = calls?.evaluation() else { return 1 }
    evaluation.inputs = parts.map(Value.string)
    for number in 0..<3 { _ = evaluation(number) }
    return 0
}

private let calls: CompiledExpressions? = {
    var limits = Limits()
    limits.evaluationSteps = 4_000
    limits.listItems = 2_000
    limits.textBytes = 1 << 16
    var files = SourceFiles()
    let texts = ["matches(text, pattern, flags)", "split(text, pattern)", "replace(text, pattern, pattern, flags)"]
    let slices = texts.map { text in
        let file = files.add(path: "fuzz", bytes: Array(text.utf8))
        return SourceSlice(file, 0..<file.bytes.count)
    }
    return CompiledExpressions.compile(slices, over: ["pattern", "flags", "text"], limits: limits).0
}()

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzPatterns_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }

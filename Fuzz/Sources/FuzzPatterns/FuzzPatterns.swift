import Diagnostics
import FEEL

/// Any pattern, flags and text give an answer or null in a bounded number of steps. The input is three lines: the
/// pattern, its flags, and the text, which is searched, cut up and replaced with the pattern itself.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return 0 }
    var limits = Limits()
    limits.evaluationSteps = 50_000
    limits.listItems = 10_000
    limits.textBytes = 1 << 20
    var scope = FreeScope(limits: limits)
    for (name, value) in zip(["pattern", "flags", "text"], parts) { scope.bind(name, .string(value)) }
    for source in calls { _ = scope.evaluate(SourceSlice(source, 0..<source.bytes.count)) }
    return 0
}

private let calls: [SourceFile] = {
    var files = SourceFiles()
    return ["matches(text, pattern, flags)", "split(text, pattern)", "replace(text, pattern, pattern, flags)"].map {
        files.add(path: "fuzz", bytes: Array($0.utf8))
    }
}()

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzPatterns_main")
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

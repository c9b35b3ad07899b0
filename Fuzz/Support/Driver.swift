/// What a program is started with.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// Runs the fuzzer as its arguments say. A program calls it under the name that the package manager looks for.
public func fuzz(
    _ count: CInt, _ arguments: Arguments, _ take: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt {
    var (count, arguments) = (count, arguments)
    return run(&count, &arguments, take)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ take: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

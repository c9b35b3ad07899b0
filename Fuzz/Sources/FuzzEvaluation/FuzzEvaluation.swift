import Diagnostics
import FEEL
import FuzzSupport

/// Any expression is refused, or has a value over values of every kind, in a bounded number of steps; every null has
/// its reason.
private func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count <= 1_024 else { return -1 }
    let source = SourceFile(
        id: FileID(number: 0), path: "fuzz", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
    let outcome = scope.evaluate(SourceSlice(source, 0..<source.bytes.count))
    _ = outcome.value?.literal(most: 1 << 16)
    return 0
}

private let scope: FreeScope = {
    var limits = Limits()
    limits.evaluationSteps = 5_000
    limits.listItems = 2_000
    limits.textBytes = 1 << 16
    var scope = FreeScope(asOf: CalendarDate("2023-12-31"), limits: limits)
    let row = Context([.init(key: "a", value: .number(1)), .init(key: "b c", value: .string("x"))])
    scope.bind("n", .number(42))
    scope.bind("s", .string("đúng hạn"))
    scope.bind("t", .boolean(true))
    scope.bind("l", .list([.number(1), .null, .string("a")]))
    scope.bind("r", .list([.context(row), .context(row)]))
    scope.bind("d", CalendarDate("2023-12-31").map(Value.date) ?? .null)
    scope.bind("u", .unknown)
    return scope
}()

/// The start of the program, which the package manager looks for under this name.
@_cdecl("FuzzEvaluation_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzSupport.fuzz(count, arguments, fuzz) }

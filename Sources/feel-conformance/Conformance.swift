import FEEL
import Glibc

/// Runs conformance cases of FEEL, one JSON object a line, and says which ones fail.
///
/// Exit status: 0 all passed, 1 some failed, 64 wrong usage, 65 a case can't be read, 66 no such file or no case.
@main
struct Conformance {
    private var passed = Count()
    private var failed = Count()
    private var unreadable = 0
    private let only: String?

    /// Cases by whether their answer is null: an engine that knows nothing gets those right.
    struct Count {
        var null = 0
        var other = 0
        var all: Int { null + other }

        mutating func add(_ value: Value) {
            if value.isNull { null += 1 } else { other += 1 }
        }
    }

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let path = arguments.first, arguments.count == 1 || (arguments.count == 3 && arguments[1] == "--only")
        else {
            complain("usage: feel-conformance FILE.jsonl [--only ID]")
            exit(64)
        }
        guard let bytes = contents(of: path) else {
            complain("feel-conformance: can't read \(path)")
            exit(66)
        }
        var run = Conformance(only: arguments.count == 3 ? arguments[2] : nil)
        run.judge(bytes)
        exit(run.close())
    }

    init(only: String?) {
        self.only = only
    }

    private mutating func judge(_ bytes: [UInt8]) {
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let json = JSONReader.read(line), let candidate = Case(json) else {
                Self.complain("line \(number + 1): not a case")
                unreadable += 1
                continue
            }
            if only == nil || candidate.id == only { judge(candidate) }
        }
    }

    private mutating func judge(_ candidate: Case) {
        let actual = candidate.evaluate()
        if TypedValue.same(candidate.expected, actual) {
            passed.add(candidate.expected)
        } else {
            failed.add(candidate.expected)
        }
        guard only != nil || !TypedValue.same(candidate.expected, actual) else { return }
        let expression = candidate.expression.split(whereSeparator: \.isNewline).joined(separator: " ")
        print("\(candidate.id)\t\(expression)\texpected \(candidate.expected.literal)\tactual \(actual.literal)")
    }

    private func close() -> Int32 {
        print("null answers: \(passed.null) of \(passed.null + failed.null)")
        print("other answers: \(passed.other) of \(passed.other + failed.other)")
        print("\(passed.all) passed, \(failed.all) failed")
        if unreadable > 0 { return 65 }
        if passed.all + failed.all == 0 { return 66 }
        return failed.all == 0 ? 0 : 1
    }

    private static func complain(_ text: String) {
        _ = (text + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }

    private static func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { _ = Glibc.close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}

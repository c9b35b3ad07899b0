import Foundation
import Testing

@testable import FEEL

/// Arithmetic agrees to the last digit with an independent one: `Tests/Reference/precision.py` makes operands anew, with
/// their results, over more than 100,000 operands. `TEST_SEED` chooses others, `TEST_ROUNDS` more of them.
@Suite struct PrecisionLawTests {
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Reference/precision.py")

    private static let python: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: "\($0)/python3") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    @Test(.enabled(if: python != nil, "python3 is missing: nothing to compare with"))
    func `Every operation agrees with the reference to the last digit`() throws {
        let seed = SeededGenerator().seed
        var (operands, operations) = (0, [String: Int]())
        for line in try Self.lines(count: SeededGenerator.rounds(60_000), seed: seed) {
            let words = line.split(separator: " ").map(String.init)
            let numbers = words.dropFirst().dropLast().compactMap { FEEL.Decimal($0) }
            try #require(numbers.count == words.count - 2 && numbers.count > 0, "\(line)")
            operations[words[0], default: 0] += 1
            operands += numbers.count
            guard Self.agrees(words[0], numbers, words[words.count - 1]) else {
                Issue.record("seed \(seed): \(line): \(Self.result(words[0], numbers)?.description ?? "nil")")
                continue
            }
        }
        #expect(operands > 100_000)
        for name in ["add", "subtract", "multiply", "divide", "sqrt", "exp", "ln", "power"] {
            #expect(operations[name, default: 0] > 1_000, "\(name)")
        }
    }

    private static func agrees(_ operation: String, _ operands: [FEEL.Decimal], _ expected: String) -> Bool {
        let result = result(operation, operands)
        return expected == "nil" ? result == nil : result != nil && result == FEEL.Decimal(expected)
    }

    private static func result(_ operation: String, _ operands: [FEEL.Decimal]) -> FEEL.Decimal? {
        let (first, last) = (operands[0], operands[operands.count - 1])
        return switch operation {
        case "add": first.adding(last)
        case "subtract": first.subtracting(last)
        case "multiply": first.multiplied(by: last)
        case "divide": first.divided(by: last)
        case "sqrt": first.squareRoot
        case "exp": first.exponential
        case "ln": first.naturalLogarithm
        case "power": first.power(last)
        default: nil
        }
    }

    private static func lines(count: Int, seed: UInt64) throws -> [Substring] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("precision-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data().write(to: file)
        let process = Process()
        process.executableURL = python
        process.arguments = [script.path, String(count), String(seed)]
        process.standardOutput = try FileHandle(forWritingTo: file)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    }
}

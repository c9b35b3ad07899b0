import Testing

@testable import FEEL

/// Results that `Vectors/make_decimal_vectors.py` worked out; every one is the correctly rounded one.
@Suite struct DecimalVectorTests {
    @Test func agreesWithEveryVector() throws {
        var counts: [String: Int] = [:]
        for line in try VectorFile.lines("decimal.txt") {
            let (operation, operands) = (line[0], Array(line[1..<(line.count - 1)]))
            let expected = line[line.count - 1]
            let result = try #require(DecimalVectorTests.result(operation, operands), "\(line)")
            counts[operation, default: 0] += 1
            if expected == "nil" {
                #expect(result.value == nil, "\(line)")
            } else {
                let wanted = try #require(Decimal(expected), "\(line)")
                #expect(result.value == wanted, "\(line)")
                #expect(result.value?.hashValue == wanted.hashValue, "\(line)")
            }
        }
        for operation in [
            "add", "subtract", "multiply", "divide", "modulo", "round", "sqrt", "exp", "ln", "power", "parse",
            "compare",
            "products",
        ] {
            #expect(counts[operation, default: 0] >= 100, "\(operation)")
        }
    }

    /// What an operation gives, wrapped because that may be nil; nil for an unknown operation.
    private static func result(_ operation: String, _ operands: [String]) -> (value: Decimal?, name: String)? {
        if operation == "parse" { return (Decimal(operands[0]), operation) }
        let numbers = operands.compactMap { Decimal($0) }
        guard let first = numbers.first, let last = numbers.last else { return nil }
        switch operation {
        case "add": return (first.adding(last), operation)
        case "subtract": return (first.subtracting(last), operation)
        case "multiply": return (first.multiplied(by: last), operation)
        case "divide": return (first.divided(by: last), operation)
        case "modulo": return (first.modulo(last), operation)
        case "power": return (first.power(last), operation)
        case "sqrt": return (first.squareRoot, operation)
        case "exp": return (first.exponential, operation)
        case "ln": return (first.naturalLogarithm, operation)
        case "compare": return (Decimal(Decimal.compare(first, last)), operation)
        case "products":
            return (Decimal(Decimal.compareProducts(first, numbers[1], numbers[2], last)), operation)
        case "round":
            guard let mode = RoundingMode.allCases.first(where: { "\($0)" == operands[2] }),
                let scale = Int(operands[1])
            else { return nil }
            return (first.rounded(scale: scale, mode), operation)
        default: return nil
        }
    }
}

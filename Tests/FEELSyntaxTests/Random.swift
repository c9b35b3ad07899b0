import FEELSyntax
import Foundation

/// A seeded source of random numbers (SplitMix64); `TEST_SEED` and `TEST_ROUNDS` prolong the tests that use it.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    static var seed: UInt64 { ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) } ?? 20230329 }

    static func rounds(_ standard: Int) -> Int {
        ProcessInfo.processInfo.environment["TEST_ROUNDS"].flatMap { Int($0) } ?? standard
    }
}

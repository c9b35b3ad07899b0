import Foundation

/// A seeded source of random numbers (SplitMix64). `TEST_SEED` and `TEST_ROUNDS` vary and prolong the laws that use it.
package struct Seeded: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(_ seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< `count`.
    package mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    /// What a run starts from, unless `TEST_SEED` says otherwise.
    package static var seed: UInt64 { setting("TEST_SEED").flatMap { UInt64($0) } ?? 20_230_329 }

    package static func rounds(_ standard: Int) -> Int { setting("TEST_ROUNDS").flatMap { Int($0) } ?? standard }

    private static func setting(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}

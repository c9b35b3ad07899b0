import Diagnostics
import FEELSyntax
import TestSupport
import Testing

/// What holds for all trees and all texts. Failures print their seed.
@Suite struct LawTests {
    private static let names = KnownNames(TreeGenerator.names)

    @Test func `Printing and parsing give the same tree`() {
        for round in 0..<Seeded.rounds(4_000) {
            let seed = Seeded.seed &+ UInt64(round)
            let tree = TreeGenerator.expression(seed)
            let text = format(tree)
            let again = shape(of: text, names: TreeGenerator.names)
            guard again == shape(tree) else {
                Issue.record("TEST_SEED=\(seed): \(text)\n\(shape(tree))\n\(again)")
                return
            }
        }
    }

    @Test func `Printing and parsing give the same tests`() {
        for round in 0..<Seeded.rounds(4_000) {
            let seed = Seeded.seed &+ UInt64(round)
            let tree = TreeGenerator.tests(seed)
            let text = format(tree)
            let again = shape(ofTests: text, names: TreeGenerator.names)
            guard again == shape(tree) else {
                Issue.record("TEST_SEED=\(seed): \(text)\n\(shape(tree))\n\(again)")
                return
            }
        }
    }

    /// Cut, doubled, swapped and foreign bytes: never a trap, never a place outside of the text, always either a tree or
    /// a mistake.
    @Test func `Any text is read or refused`() {
        for round in 0..<Seeded.rounds(20_000) {
            let seed = Seeded.seed &+ UInt64(round)
            var random = Seeded(seed)
            let tree = round % 2 == 0 ? TreeGenerator.expression(seed) : TreeGenerator.tests(seed)
            let bytes = Self.mutated(Array(format(tree).utf8), &random)
            let slice = slice(bytes)
            let (result, diagnostics) =
                round % 2 == 0
                ? parseExpression(slice, names: Self.names) : parseUnaryTests(slice, names: Self.names)
            let spans = diagnostics.flatMap { [$0.span] + $0.labels.map(\.span) } + (result?.spans ?? [])
            let inside = spans.allSatisfy { $0.start >= 0 && $0.end <= bytes.count }
            let sound = result.map(Self.isSound) ?? true
            guard inside, sound, (result == nil) == diagnostics.hasError else {
                Issue.record("TEST_SEED=\(seed): \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
    }

    private static func mutated(_ text: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let pieces = [
            "\"", "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "≥", "'", "–", "%", "\\u", "//", "/*", "in",
            " not(", "@", "\u{301}",
        ]
        var bytes = text
        for _ in 0...random.below(4) {
            let at = random.below(bytes.count + 1)
            switch random.below(5) {
            case 0 where at < bytes.count: bytes.remove(at: at)
            case 1 where at < bytes.count: bytes[at] = UInt8(random.below(256))
            case 2: bytes.insert(contentsOf: random.pick(pieces).utf8, at: at)
            case 3: bytes.removeSubrange(at..<min(bytes.count, at + random.below(8)))
            default:
                bytes.insert(
                    contentsOf: bytes[at..<min(bytes.count, at + random.below(12))], at: random.below(bytes.count + 1))
            }
        }
        return bytes
    }

    /// Every node but the root is the child of exactly one later node.
    private static func isSound(_ tree: Expression) -> Bool {
        var parents = [Int](repeating: 0, count: tree.nodeCount)
        var inOrder = true
        for (index, node) in tree.nodes.enumerated() {
            node.forEachChild { child in
                parents[child.offset] += 1
                if child.offset >= index { inOrder = false }
            }
        }
        return inOrder && tree.root.offset == tree.nodeCount - 1 && parents.dropLast().allSatisfy { $0 == 1 }
    }
}

import Diagnostics
import Foundation
import Testing

@testable import YAMLSource

/// What reading one text gave.
struct Reading {
    let source: SourceFile
    let document: YAMLDocument?
    let diagnostics: [Diagnostic]

    init(_ bytes: [UInt8], json: Bool = false, limits: Limits = .standard) {
        source = SourceFile(id: FileID(number: 0), path: "test.yaml", bytes: bytes)
        (document, diagnostics) = json ? readJSON(source, limits: limits) : readYAML(source, limits: limits)
    }

    init(_ text: String, json: Bool = false, limits: Limits = .standard) {
        self.init(Array(text.utf8), json: json, limits: limits)
    }

    var kinds: [String] { diagnostics.map(\.kind.name) }
    var root: YAMLNode? { document?.root }

    /// The text of the file under a span.
    func text(_ span: Span) -> String { source.text(span.range) }

    /// The node at the end of a path of keys and places.
    func node(_ path: String...) -> YAMLNode? {
        path.reduce(root) { node, step in
            if let place = Int(step), let items = node?.items {
                return items.indices.contains(place) ? items[place] : nil
            }
            return node?.entries?.first { $0.name == step }?.value
        }
    }

    /// Each mistake as the renderer shows it.
    var rendered: String {
        var files = SourceFiles()
        _ = files.add(path: "test.yaml", bytes: source.bytes)
        var renderer = DiagnosticRenderer(files: files, language: .en)
        return diagnostics.map { renderer.render($0) }.joined()
    }
}

extension YAMLNode {
    /// The tree without places: `{a: 'x', b: [..]}`, texts between apostrophes.
    var outline: String {
        switch value {
        case .scalar(let scalar): "'\(scalar.text)'" + (isBroken ? "!" : "")
        case .sequence(let items): "[" + items.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", ") + "}"
        }
    }

    /// This node and all below it.
    var all: [YAMLNode] {
        switch value {
        case .scalar: [self]
        case .sequence(let items): [self] + items.flatMap(\.all)
        case .mapping(let entries): [self] + entries.flatMap { $0.key.all + $0.value.all }
        }
    }
}

/// How long random tests run: `TEST_SEED` changes their numbers, `TEST_ROUNDS` (a factor) prolongs them.
enum Randomness {
    static let seed = number("TEST_SEED") ?? 0
    static let factor = max(1, number("TEST_ROUNDS") ?? 1)

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}

/// A small generator of numbers that can be repeated.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = (seed &+ UInt64(truncatingIfNeeded: Randomness.seed) << 32) &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

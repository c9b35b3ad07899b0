/// One section of a case file: what is given, and what is expected of it.
package struct GoldenCase: Sendable {
    /// A fenced block.
    package struct Block: Sendable {
        /// The first word after the fence: `yaml`, `rules`, `report`.
        package let language: String
        /// What the block says, its escapes resolved where it is marked `escaped`.
        package let bytes: [UInt8]
        /// The line of its fence, from 1.
        package let line: Int

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    package let title: String
    /// The line of the heading, from 1.
    package let line: Int
    /// Blocks that stand before the first section: every section has them.
    package let given: [Block]
    /// The section's own blocks, the expectation not among them.
    package let inputs: [Block]
    /// Nil when the section has none.
    package let expectation: Expectation?
    /// Whether a line of prose says why the case is there.
    package let saysWhy: Bool

    /// The expectation, and the lines of the file that it takes up.
    package struct Expectation: Sendable {
        package let text: String
        /// Between the fences, from 0.
        let lines: Range<Int>
        let fence: Int
    }

    /// The text of the section's block of a language; nil when there is none.
    package subscript(language: String) -> String? { block(language)?.text }

    package func block(_ language: String) -> Block? { inputs.first { $0.language == language } }

    package func givenBlock(_ language: String) -> Block? { given.first { $0.language == language } }
}

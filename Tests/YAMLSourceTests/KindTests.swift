import Diagnostics
import Testing

@testable import YAMLSource

@Suite("Every kind of mistake") struct KindTests {
    /// Limits under which the examples of a kind do what they say.
    private func limits(_ kind: Diagnostic.Kind) -> Limits {
        var limits = Limits.standard
        switch kind.name.split(separator: "/")[1] {
        case "too-large": limits.fileBytes = kind.explanation.right.utf8.count
        case "long-text": limits.scalarBytes = 6
        case "too-many-nodes": limits.nodes = 3
        case "too-many-aliases": limits.aliasNodes = 8
        default: break
        }
        return limits
    }

    @Test(arguments: YAMLDiagnostics.kinds) func `wrong example reports just this kind`(kind: Diagnostic.Kind) {
        let wrong = kind.explanation.wrong
        let isJSON = kind.name.hasPrefix("json/")
        var bytes = Array(wrong.utf8)
        if kind.name.hasSuffix("bad-encoding") { bytes = wrong.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
        let reading = Reading(bytes, json: isJSON, limits: limits(kind))
        #expect(reading.kinds == [kind.name], "\(reading.rendered)")
        for diagnostic in reading.diagnostics { #expect(diagnostic.help != nil) }
    }

    @Test(arguments: YAMLDiagnostics.kinds) func `right example reports nothing`(kind: Diagnostic.Kind) {
        let reading = Reading(kind.explanation.right, json: kind.name.hasPrefix("json/"), limits: limits(kind))
        #expect(reading.kinds.isEmpty, "\(reading.rendered)")
        #expect(reading.root != nil)
    }

    @Test func `names are sorted and stand once`() {
        let names = YAMLDiagnostics.kinds.map(\.name)
        #expect(names == Set(names).sorted())
    }

    @Test(arguments: YAMLDiagnostics.kinds.filter { $0.fixability == .always })
    func `fixes mend the wrong example`(kind: Diagnostic.Kind) {
        let isJSON = kind.name.hasPrefix("json/")
        let reading = Reading(kind.explanation.wrong, json: isJSON)
        guard let fix = reading.diagnostics.first?.fixes.first else {
            Issue.record("no fix")
            return
        }
        var bytes = reading.source.bytes
        for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
            bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
        }
        #expect(Reading(bytes, json: isJSON).kinds.isEmpty)
    }

    @Test func `messages follow the house style`() {
        for kind in YAMLDiagnostics.kinds {
            let isJSON = kind.name.hasPrefix("json/")
            for diagnostic in Reading(kind.explanation.wrong, json: isJSON, limits: limits(kind)).diagnostics {
                for text in [diagnostic.message.vi, diagnostic.message.en] {
                    #expect(!text.hasSuffix("."))
                    #expect(text.first?.isUppercase == false)
                }
            }
        }
    }
}

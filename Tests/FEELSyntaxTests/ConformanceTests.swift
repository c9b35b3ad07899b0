import Diagnostics
import FEELSyntax
import Foundation
import Testing

/// The expressions of the public conformance suite.
@Suite struct ConformanceTests {
    /// `../shared/tck/dev-feel.jsonl`, or one folder further up.
    private static let path: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let candidates = ["..", "../.."].map { root.appending(path: "\($0)/shared/tck/dev-feel.jsonl").standardized }
        return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    @Test(.enabled(if: path != nil, "the conformance cases are not beside the package"))
    func `Every case parses and prints back`() throws {
        let text = try String(contentsOf: #require(Self.path), encoding: .utf8)
        var count = 0
        for line in text.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let record = try #require(object)
            let source = try #require(record["expression"] as? String)
            var names: Set<String> = []
            for key in ["context", "input_shapes"] { Self.collect(record[key] as Any, &names) }
            let (tree, diagnostics) = parseExpression(slice(source), names: KnownNames(names))
            count += 1
            guard let tree else {
                #expect(record["error"] as? Bool == true, "\(source): \(diagnostics.map(\.message.en))")
                continue
            }
            let printed = format(tree)
            #expect(shape(of: printed, names: Array(names)) == shape(tree), "\(source) printed as \(printed)")
        }
        #expect(count > 2000)
    }

    private static func collect(_ value: Any, _ names: inout Set<String>) {
        if let list = value as? [Any] { for item in list { collect(item, &names) } }
        guard let object = value as? [String: Any] else { return }
        for (key, child) in object {
            if !["type", "value", "of"].contains(key) { names.insert(key) }
            collect(child, &names)
        }
    }
}

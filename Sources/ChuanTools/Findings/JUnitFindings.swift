import Diagnostics

/// Findings as results of tests: each file is a suite, each finding a case that failed; a file without any is one that
/// passed. Notes pass too: their words stand in the output.
enum JUnitFindings {
    static func write(_ findings: Findings, _ language: Language) -> String {
        let byPath = Dictionary(grouping: findings.all, by: \.place.path)
        let others = byPath.keys.filter { !findings.paths.contains($0) }.sorted()
        let suites = (findings.paths + others).map { suite($0, byPath[$0] ?? [], language) }
        let failures = findings.all.count(where: isFailure)
        let cases = suites.reduce(0) { $0 + $1.cases }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            \(XMLText.open("testsuites", [("name", "chuan lint"), ("tests", "\(cases)"), ("failures", "\(failures)")]))>
            \(suites.map(\.text).joined())</testsuites>

            """
    }

    private static func isFailure(_ finding: Finding) -> Bool { finding.diagnostic.severity != .note }

    private static func suite(
        _ path: String, _ findings: [Finding], _ language: Language
    ) -> (text: String, cases: Int) {
        let cases = findings.map { testCase($0, language) }
        let clean = "    \(XMLText.open("testcase", [("classname", path), ("name", "lint")]))/>\n"
        let count = max(1, cases.count)
        let attributes = [
            ("name", path), ("tests", "\(count)"), ("failures", "\(findings.count(where: isFailure))"),
        ]
        let body = cases.isEmpty ? clean : cases.joined()
        return ("  \(XMLText.open("testsuite", attributes))>\n\(body)  </testsuite>\n", count)
    }

    private static func testCase(_ finding: Finding, _ language: Language) -> String {
        let (diagnostic, start) = (finding.diagnostic, finding.place.start)
        let place = "\(finding.place.path):\(start.line):\(start.column)"
        let message = diagnostic.message[language]
        let help = diagnostic.help.map { "\n\($0[language])" } ?? ""
        let detail = XMLText.escaped("\(place): \(message)\(help)")
        let name = "\(diagnostic.kind.name) \(start.line):\(start.column)"
        let open = XMLText.open("testcase", [("classname", finding.place.path), ("name", name)])
        let inner =
            isFailure(finding)
            ? XMLText.open("failure", [("type", diagnostic.severity.rawValue), ("message", message)])
                + ">\(detail)</failure>"
            : "<system-out>\(detail)</system-out>"
        return "    \(open)>\n      \(inner)\n    </testcase>\n"
    }
}

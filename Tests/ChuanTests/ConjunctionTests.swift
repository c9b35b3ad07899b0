import Testing

@testable import Chuan

/// Verdicts together, over all of a small world: every sequence of up to three of the seven codes.
@Suite("The conjunction of verdicts") struct ConjunctionTests {
    private static let codes: [VerdictCode] = [
        .pass, .fail, .unknown, .noEvents, .notApplicable, .inconsistent, .notDue,
    ]

    private static let sequences: [[VerdictCode]] =
        codes.map { [$0] } + codes.flatMap { a in codes.map { [a, $0] } }
        + codes.flatMap { a in codes.flatMap { b in codes.map { [a, b, $0] } } }

    /// What the design says in words, without its list.
    private static func expected(_ verdicts: [VerdictCode]) -> VerdictCode {
        let has = { (code: VerdictCode) in verdicts.contains(code) }
        if has(.fail) { return .fail }
        if has(.inconsistent) { return .inconsistent }
        if has(.unknown) { return .unknown }
        if has(.notDue) { return .notDue }
        if has(.pass) { return .pass }
        return has(.noEvents) ? .noEvents : .notApplicable
    }

    @Test func `Each code is in the order once`() {
        #expect(Set(VerdictCode.allCases) == Set(Self.codes))
        #expect(VerdictCode.precedence.count == 7 && Set(VerdictCode.precedence) == Set(Self.codes))
    }

    @Test func `The first that occurs decides, in any order`() {
        #expect(VerdictCode.together([]) == nil)
        #expect(Self.sequences.count == 7 + 49 + 343)
        for verdicts in Self.sequences {
            #expect(VerdictCode.together(verdicts) == Self.expected(verdicts), "\(verdicts)")
            #expect(VerdictCode.together(verdicts.reversed()) == Self.expected(verdicts), "\(verdicts)")
        }
    }

    /// Rows make up checks and checks indicators: in one step or in two, the verdict is the same.
    @Test func `In two steps as in one`() throws {
        for verdicts in Self.sequences where verdicts.count == 3 {
            let pair = try #require(VerdictCode.together(verdicts.prefix(2)))
            #expect(VerdictCode.together([pair, verdicts[2]]) == Self.expected(verdicts), "\(verdicts)")
        }
    }

    /// In an interim period each check that applies is not due, and what the indicator would be stands inside.
    @Test func `Not due keeps what it would be`() throws {
        let check = try #require(try LawBook().loaded.rulebook.indicators.first?.checks.first)
        for verdicts in Self.sequences where !verdicts.contains(.notDue) {
            let results = verdicts.map { verdict in
                let applies = verdict != .notApplicable
                return CheckResult(
                    check: check, verdict: applies ? .notDue : verdict, provisional: applies ? verdict : nil,
                    target: nil, targetText: nil, items: [])
            }
            let (verdict, provisional) = Judge.together(results)
            let isSilent = verdicts.allSatisfy { $0 == .notApplicable }
            #expect(verdict == (isSilent ? .notApplicable : .notDue), "\(verdicts)")
            #expect(provisional == (isSilent ? nil : Self.expected(verdicts)), "\(verdicts)")
        }
    }
}

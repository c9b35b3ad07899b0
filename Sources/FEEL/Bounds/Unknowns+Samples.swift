extension Unknowns {
    /// Looks at completions that lie far apart: each unknown number of some as great and as small as the conditions allow,
    /// with the others wherever that leaves them.
    ///
    /// Every one meets the conditions. They are examples: what differs between them differs, what doesn't may still.
    ///
    /// - Parameter isEnough: Looks at one; true where nobody asks for more.
    /// - Complexity: two linear programs for each unknown number that is come to.
    package func forEachSample(of reads: [Trace.Read], until isEnough: (Unknowns) -> Bool) {
        let unknowns = reads.compactMap { index(of: $0) }
        var capped = self
        for unknown in unknowns { capped.cap(unknown) }
        let region = Region(capped, touching: unknowns.filter(isNumber))
        guard let program = try? region.program() else { return }
        var count = 0
        for unknown in unknowns where isNumber(unknown) {
            for sign in [-1, 1] {
                let aim = try? AffineForm(unknown: unknown).multiplied(by: Fraction(whole: Int128(sign)))
                guard let point = aim.flatMap({ try? region.point(greatest: $0, program) }),
                    let sample = completed(point, unknowns, number: count)
                else { continue }
                if isEnough(sample) { return }
                count += 1
            }
        }
    }

    /// All of these completions.
    package func samples(of reads: [Trace.Read]) -> [Unknowns] {
        var samples: [Unknowns] = []
        forEachSample(of: reads) { sample in
            samples.append(sample)
            return false
        }
        return samples
    }

    private func isNumber(_ unknown: Int) -> Bool {
        if case .number = entries[unknown].kind { return true }
        return false
    }

    private static let farAway = Decimal(1_000_000)

    /// Gives an end to a number that has none.
    private mutating func cap(_ unknown: Int) {
        guard case .number(let range, let isWhole) = entries[unknown].kind, range.high == nil,
            let end = (range.low?.value ?? .zero).adding(Self.farAway)
        else { return }
        fix(unknown, .number(Enclosure(low: range.low, high: Enclosure.End(end)), isWhole: isWhole))
    }

    /// - Returns: Nil when a number is no decimal, or not whole where it has to be.
    private func completed(_ point: [AffineForm.Term], _ unknowns: [Int], number: Int) -> Unknowns? {
        var result = self
        for term in point {
            guard case .number(let range, let isWhole) = entries[term.unknown].kind,
                let (value, isExact) = term.factor.decimal, isExact, range.contains(value),
                !isWhole || term.factor.isWhole
            else { return nil }
            result.fix(term.unknown, .number(Enclosure(value), isWhole: isWhole))
        }
        for unknown in unknowns {
            switch entries[unknown].kind {
            case .truth: result.fix(unknown, .known(.boolean(number.isMultiple(of: 2))))
            case .text(let texts) where !texts.isEmpty:
                result.fix(unknown, .known(.string(texts[number % texts.count])))
            case .text, .number, .anything, .known: continue
            }
        }
        return result
    }
}

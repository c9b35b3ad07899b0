import Diagnostics
import FEEL
import FEELSyntax

extension CheckPlan: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            appliesTo: Set(try reader.array()), believesClaims: Set(try reader.array()),
            onlyIf: try reader.sharedOptional(), definitions: try reader.array(), parameters: try reader.array(),
            source: try reader.optional(), whereCondition: try reader.sharedOptional(), measure: try reader.value(),
            provenBy: try reader.sharedOptional(), consistentWhen: try reader.sharedArray(),
            target: try reader.value(), noRows: try reader.array(), noBlock: try reader.optional(),
            zeroDenominator: try reader.value(), rounding: try reader.optional(), rollUp: try reader.value(),
            localCount: try reader.int())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(appliesTo.sorted(), believesClaims.sorted())
        writer.write(sharedOptional: onlyIf)
        writer.write(definitions, parameters, source)
        writer.write(sharedOptional: whereCondition)
        writer.write(measure)
        writer.write(sharedOptional: provenBy)
        writer.write(sharedArray: consistentWhen)
        writer.write(target, noRows, noBlock, zeroDenominator, rounding, rollUp, localCount)
    }
}

extension CheckPlan.Part: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(plan: try reader.value(), slice: try reader.value(), isMoney: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(plan, slice, isMoney) }
}

extension CheckPlan.Definition: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            name: try reader.text(), local: try reader.int(), part: try reader.shared(), needsRow: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(name, local)
        writer.write(shared: part)
        writer.write(needsRow)
    }
}

extension CheckPlan.Parameter: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(
            reading: try reader.text(), alternative: try reader.text(), name: try reader.text(),
            local: try reader.int())
    }

    func write(to writer: inout ArchiveWriter) { writer.write(reading, alternative, name, local) }
}

extension CheckPlan.Source: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(part: try reader.shared(), rowLocal: try reader.int(), block: try reader.optional())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(shared: part)
        writer.write(rowLocal, block)
    }
}

extension CheckPlan.Measure: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case rate, value, requirement, share
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .rate:
            self = .rate(
                numerator: try reader.shared(), denominator: try reader.shared(),
                reported: try reader.sharedOptional())
        case .value: self = .value(try reader.shared())
        case .requirement: self = .requirement(try reader.shared())
        case .share: self = .share(counted: try reader.sharedOptional(), met: try reader.shared())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .rate(let numerator, let denominator, let reported):
            writer.write(Tag.rate)
            writer.write(shared: numerator)
            writer.write(shared: denominator)
            writer.write(sharedOptional: reported)
        case .value(let part):
            writer.write(Tag.value)
            writer.write(shared: part)
        case .requirement(let part):
            writer.write(Tag.requirement)
            writer.write(shared: part)
        case .share(let counted, let met):
            writer.write(Tag.share)
            writer.write(sharedOptional: counted)
            writer.write(shared: met)
        }
    }
}

extension CheckPlan.Target: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case none, test, byUnitType, byCondition
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .none: self = .none
        case .test: self = .test(try reader.shared())
        case .byUnitType:
            var tests: [Int: CompiledTarget] = [:]
            for _ in 0..<(try reader.count()) { tests[try reader.int()] = try reader.shared() as CompiledTarget }
            self = .byUnitType(tests)
        case .byCondition:
            var cases: [(condition: CheckPlan.Part?, test: CompiledTarget)] = []
            for _ in 0..<(try reader.count()) { cases.append((try reader.sharedOptional(), try reader.shared())) }
            self = .byCondition(cases)
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .none: writer.write(Tag.none)
        case .test(let test):
            writer.write(Tag.test)
            writer.write(shared: test)
        case .byUnitType(let tests):
            writer.write(Tag.byUnitType, tests.count)
            for (type, test) in tests.sorted(by: { $0.key < $1.key }) {
                writer.write(type)
                writer.write(shared: test)
            }
        case .byCondition(let cases):
            writer.write(Tag.byCondition, cases.count)
            for (condition, test) in cases {
                writer.write(sharedOptional: condition)
                writer.write(shared: test)
            }
        }
    }
}

extension CheckPlan.Outcome: Archivable {
    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        self.init(condition: try reader.sharedOptional(), verdict: try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(sharedOptional: condition)
        writer.write(verdict)
    }
}

extension CheckPlan.RollUp: Archivable {
    private enum Tag: UInt8, ArchiveTag {
        case none, pooled, share
    }

    init(from reader: inout ArchiveReader) throws(ArchiveError) {
        switch try Tag(from: &reader) {
        case .none: self = .none
        case .pooled: self = .pooled(by: try reader.sharedOptional(), notReporting: try reader.optional())
        case .share: self = .share(try reader.shared(), notReporting: try reader.optional())
        }
    }

    func write(to writer: inout ArchiveWriter) {
        switch self {
        case .none: writer.write(Tag.none)
        case .pooled(let by, let notReporting):
            writer.write(Tag.pooled)
            writer.write(sharedOptional: by)
            writer.write(notReporting)
        case .share(let target, let notReporting):
            writer.write(Tag.share)
            writer.write(shared: target)
            writer.write(notReporting)
        }
    }
}

extension CompiledTarget: Archivable {
    convenience init(from reader: inout ArchiveReader) throws(ArchiveError) {
        let plan: Plan = try reader.value()
        let inputLocal = try reader.int()
        let comparison: Node.Comparison? = try reader.optional()
        let number: Decimal? = try reader.optional()
        self.init(
            plan: plan, inputLocal: inputLocal, comparison: comparison.flatMap { sign in number.map { (sign, $0) } },
            tree: try reader.value(), try reader.value())
    }

    func write(to writer: inout ArchiveWriter) {
        writer.write(plan, inputLocal, comparison?.0, comparison?.1, tree, slice)
    }
}

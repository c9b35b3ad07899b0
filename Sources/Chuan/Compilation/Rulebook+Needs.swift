import FEEL

/// A field that a report needs: of a block, by its place there.
public struct NeededField: Sendable, Hashable, Comparable {
    public let block: Int
    public let field: Int

    public init(block: Int, field: Int) {
        self.block = block
        self.field = field
    }

    public static func < (left: NeededField, right: NeededField) -> Bool {
        (left.block, left.field) < (right.block, right.field)
    }
}

extension Rulebook {
    /// The fields that the checks of a unit type read under the default readings, in the order of the vocabulary. Rows
    /// are told apart and labelled by fields that are needed too.
    ///
    /// - Parameter unitType: An index of the vocabulary's unit types.
    /// - Complexity: O(nodes of all plans).
    public func fieldsNeeded(by unitType: Int) -> [NeededField] {
        var needed: [NeededField] = []
        for plan in indicators.flatMap(\.checks).map(\.plan) where plan.appliesTo.contains(unitType) {
            for field in fieldsRead(by: plan) { Self.add(field, to: &needed) }
        }
        return needed.filter { $0.block >= 2 }.sorted()
    }

    /// The fields that a plan may read, each once.
    func fieldsRead(by plan: CheckPlan) -> [NeededField] {
        var needed: [NeededField] = []
        let tables = vocabulary.blocks.indices.filter { vocabulary.blocks[$0].form == .table }
        for plan in plan.parts.map(\.plan) + plan.tests.map(\.plan) {
            for input in plan.inputsRead { note(input, in: &needed) }
            for use in plan.columnsUsed {
                Self.add(NeededField(block: tables[use.schema], field: use.column), to: &needed)
            }
        }
        return needed
    }

    /// Fields are so few that a list does for a set.
    private static func add(_ field: NeededField, to needed: inout [NeededField]) {
        if !needed.contains(field) { needed.append(field) }
    }

    private func note(_ input: Int, in needed: inout [NeededField]) {
        for (number, block) in vocabulary.blocks.enumerated() {
            switch block.form {
            case .group where block.fields.indices.contains(input - block.input):
                Self.add(NeededField(block: number, field: input - block.input), to: &needed)
                if case .money(let scale?) = block.fields[input - block.input].kind {
                    Self.add(NeededField(block: number, field: scale), to: &needed)
                }
            case .codes where block.input == input: Self.add(NeededField(block: number, field: 0), to: &needed)
            case .table where block.input == input:
                for column in block.identity + (block.rowLabel.map { [$0] } ?? []) {
                    Self.add(NeededField(block: number, field: column), to: &needed)
                }
            case .group, .codes, .table: continue
            }
        }
    }
}

extension CheckPlan {
    /// Every expression of the check.
    var parts: [Part] {
        var parts = [onlyIf, source?.part, whereCondition, provenBy].compactMap { $0 } + consistentWhen
        parts += definitions.map(\.part) + noRows.compactMap(\.condition)
        switch measure {
        case .rate(let numerator, let denominator, let reported):
            parts += [numerator, denominator, reported].compactMap { $0 }
        case .value(let part), .requirement(let part): parts.append(part)
        case .share(let counted, let met): parts += [counted, met].compactMap { $0 }
        }
        if case .byCondition(let lines) = target { parts += lines.compactMap(\.condition) }
        return parts
    }

    /// Every test of a target.
    var tests: [CompiledTarget] {
        switch target {
        case .none: []
        case .test(let test): [test]
        case .byUnitType(let tests): tests.sorted { $0.key < $1.key }.map(\.value)
        case .byCondition(let lines): lines.map(\.test)
        }
    }
}

package import Diagnostics
import FEEL

/// What a rulebook reads of its vocabulary, under whatever reading.
package struct FieldUses: Sendable {
    private let vocabulary: Vocabulary
    /// For each block and field, whether a check reads it.
    private var checked: [[Bool]]
    /// For each block and field, whether anything does: a check, a constraint, the label or identity of a row, another
    /// field that is taken from it.
    private var used: [[Bool]]
    /// Whether a check looks at the rows of a block, or at its codes.
    private var isVisited: [Bool]
    /// Names of members that are only known when a check is judged.
    private var openNames: Set<String> = []
    private let constraints: [[Constraint]]

    /// - Complexity: O(nodes of all plans).
    package init(_ rulebook: Rulebook) {
        vocabulary = rulebook.vocabulary
        constraints = rulebook.constraints
        checked = vocabulary.blocks.map { Array(repeating: false, count: $0.fields.count) }
        isVisited = Array(repeating: false, count: vocabulary.blocks.count)
        used = checked
        let owners = Self.owners(of: vocabulary)
        let tables = vocabulary.blocks.indices.filter { vocabulary.blocks[$0].form == .table }
        for check in rulebook.indicators.flatMap(\.checks) {
            for plan in [check.plan] + check.variants.map(\.plan) {
                for part in plan.partsAndRollUp { read(part, owners, tables) }
            }
        }
        used = checked
        markKept()
        for block in constraints.indices {
            for constraint in constraints[block] {
                for field in fields(of: constraint, in: block, owners) { used[field.block][field.field] = true }
            }
        }
    }

    /// For each input the block that has it.
    private static func owners(of vocabulary: Vocabulary) -> [Int] {
        var owners = Array(repeating: 0, count: vocabulary.inputCount)
        for (number, block) in vocabulary.blocks.enumerated() {
            let count = block.form == .group ? block.fields.count : 1
            for input in block.input..<block.input + count where owners.indices.contains(input) {
                owners[input] = number
            }
        }
        return owners
    }

    private mutating func read(_ plan: Plan, _ owners: [Int], _ tables: [Int]) {
        for use in plan.columnsUsed { checked[tables[use.schema]][use.column] = true }
        for node in plan.nodes {
            switch node {
            case .input(let input):
                let (block, field) = place(of: Int(input), owners)
                isVisited[block] = true
                if let field { checked[block][field] = true }
            case .member(_, let name), .memberOfItem(_, let name, _): openNames.insert(plan.strings[Int(name)])
            default: break
            }
        }
    }

    /// The block of an input, and the field of a group.
    private func place(of input: Int, _ owners: [Int]) -> (block: Int, field: Int?) {
        let block = owners[input]
        let isGroup = vocabulary.blocks[block].form == .group
        return (block, isGroup ? input - vocabulary.blocks[block].input : nil)
    }

    /// Labels, identities, and what other fields are taken from.
    private mutating func markKept() {
        for (number, block) in vocabulary.blocks.enumerated() {
            var kept = block.identity + (block.rowLabel.map { [$0] } ?? [])
            for field in block.fields {
                if let source = field.derivedFrom { kept.append(source) }
                if case .money(let scale?) = field.kind { kept.append(scale) }
            }
            for column in kept { used[number][column] = true }
        }
    }

    private func fields(of constraint: Constraint, in block: Int, _ owners: [Int]) -> [NeededField] {
        let isTable = vocabulary.blocks[block].form == .table
        var fields = isTable ? constraint.mentions.map { NeededField(block: block, field: $0) } : []
        for input in constraint.inputs {
            let (owner, field) = place(of: input, owners)
            if let field { fields.append(NeededField(block: owner, field: field)) }
        }
        return fields
    }

    /// Whether a check looks at the rows or codes of a block, or reads any field of it.
    package func isRead(block: Int) -> Bool { isVisited[block] || checked[block].contains(true) }

    /// Whether anything reads a field.
    package func isUsed(block: Int, field: Int) -> Bool {
        used[block][field] || vocabulary.blocks[block].fields[field].names.contains { openNames.contains($0) }
    }

    /// The constraints that no verdict can depend on: no check reads a field that they mention, and none that other
    /// constraints tie to one of these. Those that only warn do so whatever is read.
    ///
    /// - Complexity: O(constraints², times the fields of each) at worst.
    package var idleConstraints: Set<Span> {
        if !openNames.isEmpty { return [] }
        let owners = Self.owners(of: vocabulary)
        var reached = checked
        var waiting = constraints.indices.flatMap { block in
            constraints[block].filter { $0.severity == .inconsistent }.map {
                (constraint: $0, fields: fields(of: $0, in: block, owners))
            }
        }
        while true {
            let (idle, tied) = (
                waiting.filter { !$0.fields.contains { reached[$0.block][$0.field] } },
                waiting.filter { $0.fields.contains { reached[$0.block][$0.field] } }
            )
            if tied.isEmpty { break }
            for field in tied.flatMap(\.fields) { reached[field.block][field.field] = true }
            waiting = idle
        }
        return Set(waiting.lazy.filter { !$0.fields.isEmpty }.map(\.constraint.slice.span))
    }
}

extension CheckPlan {
    /// Every plan of the check, those of its target and its roll-up among them.
    fileprivate var partsAndRollUp: [Plan] {
        var plans = parts.map(\.plan) + tests.map(\.plan)
        switch rollUp {
        case .none: break
        case .pooled(let by, _): if let by { plans.append(by.plan) }
        case .share(let test, _): plans.append(test.plan)
        }
        return plans
    }
}

/// A list that all records with the same shared inputs have in common: an expression over nothing else.
package struct SharedList: Sendable {
    let plan: Plan
    /// The locals that it reads, with the number of the list that each is.
    let locals: [Int: Int]
}

/// What a shared list is under one set of shared inputs.
package enum SharedItems: Sendable {
    /// Nobody knows.
    case unknown
    /// Nothing that columns follow.
    case unclear
    case items(Items)

    package struct Items: Sendable {
        let count: Int
        /// How often each text is among them; nil where there is more than texts and null.
        let texts: [String: Int]?
        let nulls: Int
    }
}

/// What the shared lists of a program are for the records of a block.
package struct SharedColumns {
    /// By set of shared inputs, then by list.
    let sets: [[SharedItems]]
    /// By record, the set that it has.
    let ofRecord: [Int32]
    /// Where `evaluate` might give up, columns don't answer either.
    let mostSteps: Int

    package init(sets: [[SharedItems]], ofRecord: [Int32], mostSteps: Int) {
        self.sets = sets
        self.ofRecord = ofRecord
        self.mostSteps = mostSteps
    }

    func items(_ list: Int, ofRecord record: Int) -> SharedItems { sets[Int(ofRecord[record])][list] }
}

extension ColumnProgram {
    /// Whether something in it depends on inputs that reports share.
    package var isShared: Bool { !lists.isEmpty }

    /// The shared lists under some shared inputs.
    ///
    /// - Complexity: that of evaluating them once.
    package func sharedItems(_ evaluator: inout Evaluator) -> [SharedItems] {
        var values: [Value] = []
        for list in lists {
            if evaluator.locals.count < list.plan.localCount {
                evaluator.locals += Array(repeating: .null, count: list.plan.localCount - evaluator.locals.count)
            }
            for (local, number) in list.locals where evaluator.locals.indices.contains(local) {
                evaluator.locals[local] = values[number]
            }
            let value = evaluator.evaluate(list.plan)
            values.append(evaluator.breach == nil ? value : .null)
        }
        return values.map(SharedItems.init)
    }
}

extension SharedItems {
    fileprivate init(_ value: Value) {
        switch value {
        case .unknown: self = .unknown
        case .list(let values): self = Items(values).map(SharedItems.items) ?? .unclear
        default: self = .unclear
        }
    }
}

extension SharedItems.Items {
    /// - Returns: Nil where an item is not known.
    fileprivate init?(_ values: [Value]) {
        var (texts, nulls, others): ([String: Int], Int, Int) = ([:], 0, 0)
        for value in values {
            switch value {
            case .string(let text): texts[text, default: 0] += 1
            case .null: nulls += 1
            case .unknown: return nil
            default: others += 1
            }
        }
        count = values.count
        self.texts = others == 0 ? texts : nil
        self.nulls = nulls
    }
}

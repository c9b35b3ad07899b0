import Diagnostics
import FEELSyntax

extension Checker {
    mutating func visitName(_ id: NodeID, _ name: String) -> Type {
        guard let (meaning, type) = resolve(name) else { return unknownName(id, name) }
        facts[id.offset].meaning = meaning
        noteColumn(meaning)
        return type
    }

    private mutating func noteColumn(_ meaning: Meaning) {
        guard case .columnOfItem(let local, let column) = meaning,
            let index = scope.lastIndex(where: { $0.local == local }), case .row(let schema) = scope[index].type
        else { return }
        use(column, of: schema)
    }

    private mutating func use(_ column: Int, of schema: Int) {
        let use = ColumnUse(schema: schema, column: column)
        if !columnsUsed.contains(use) { columnsUsed.append(use) }
    }

    mutating func visitInput(_ id: NodeID) -> Type {
        guard let input = inputs.last else { return unknownName(id, "?") }
        facts[id.offset].meaning = .local(input.local)
        return input.type
    }

    /// What a name means: the innermost local, a member of a filter's item, an input, a built-in.
    func resolve(_ name: String) -> (Meaning, Type)? {
        resolve(name, from: scope.count)
    }

    private func resolve(_ name: String, from depth: Int) -> (Meaning, Type)? {
        var index = depth
        while index > 0 {
            index -= 1
            if scope[index].name == name { return (.local(scope[index].local), scope[index].type) }
            if scope[index].name == nil, let found = member(name, of: scope[index], below: index) { return found }
        }
        if let binding = environment.binding(name) {
            switch binding.place {
            case .input(let input): return (.input(input), binding.type)
            case .local(let local): return (.local(local), binding.type)
            }
        }
        guard let builtin = Builtins.index[name] else { return nil }
        return (.builtin(builtin), .function([], .any))
    }

    /// A bare name inside a filter: a member of the item, if its type says so or leaves it open.
    private func member(_ name: String, of item: Local, below depth: Int) -> (Meaning, Type)? {
        switch item.type {
        case .row(let schema):
            guard let column = environment.schemas[schema].column(name) else { return nil }
            return (.columnOfItem(local: item.local, column: column), environment.schemas[schema].types[column])
        case .context(let members):
            guard let member = members.first(where: { $0.name == name }) else { return nil }
            return (openMember(name, of: item, below: depth), member.type)
        case .any, .mistaken: return (openMember(name, of: item, below: depth), .any)
        default: return nil
        }
    }

    /// A member that the item may lack: then the name means what it means outside.
    private func openMember(_ name: String, of item: Local, below depth: Int) -> Meaning {
        .memberOfItem(local: item.local, otherwise: resolve(name, from: depth)?.0 ?? .nothing)
    }

    private mutating func unknownName(_ id: NodeID, _ name: String) -> Type {
        let meant = valueMeant(by: name) ?? columnMeant(by: name)
        if meant == nil, let negated = negated(name) {
            diagnostics.append(.unknownName(name, at: expression.span(id), similar: [], negated: negated))
            return .mistaken
        }
        let similar = meant.map { [$0] } ?? Similarity.nearest(to: name, among: visibleNames)
        diagnostics.append(.unknownName(name, at: expression.span(id), similar: similar))
        return .mistaken
    }

    /// Visits what a value of a type is compared with. A name there may be a word for such a value.
    mutating func visit(_ id: NodeID, besides type: Type) -> Type {
        guard case .name = expression[id] else { return visit(id) }
        wanted = type
        defer { wanted = nil }
        return visit(id)
    }

    /// `true` for `có`, `"land"` for `land`, where a value of that kind stands on the other side.
    private func valueMeant(by name: String) -> String? {
        switch wanted {
        case .boolean: Self.truths[name.lowercased()].map { $0 ? "true" : "false" }
        case .choice(let choice): environment.choices[choice].code(for: name).map { _ in "\"\(name)\"" }
        default: nil
        }
    }

    static let truths = [
        "có": true, "đúng": true, "yes": true, "không": false, "sai": false, "no": false,
    ]

    /// What is negated in `not đã công khai` and `không đã công khai`: a hint without the negation would turn it around.
    private func negated(_ name: String) -> String? {
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, ["not", "không"].contains(words[0].lowercased()) else { return nil }
        if resolve(words[1]) != nil { return words[1] }
        return words[0].lowercased() == "not" ? Similarity.nearest(to: words[1], among: visibleNames).first ?? "…" : nil
    }

    /// `dòng.đúng hạn` for `đúng hạn` and `dòng đúng hạn`, where rows are gone through.
    private func columnMeant(by name: String) -> String? {
        for (local, schema) in environment.rows {
            let columns = environment.schemas[schema]
            if columns.column(name) != nil { return "\(local).\(name)" }
            guard name.hasPrefix(local + " ") else { continue }
            let rest = String(name.dropFirst(local.count + 1))
            if columns.column(rest) != nil { return "\(local).\(rest)" }
        }
        return nil
    }

    private var visibleNames: [String] {
        var names = scope.compactMap(\.name)
        for local in scope where local.name == nil { names += memberNames(local.type) }
        return names + environment.boundNames + Builtins.all.map(\.name)
    }

    private func memberNames(_ type: Type) -> [String] {
        switch type {
        case .row(let schema): environment.schemas[schema].names.flatMap { $0 }
        case .context(let members): members.map(\.name)
        default: []
        }
    }

    mutating func visitPath(_ id: NodeID, _ base: NodeID, _ member: Node.Member) -> Type {
        let baseType = visit(base)
        if case .list(let item) = baseType {
            let type = memberType(id, item, member)
            return type == .mistaken ? .mistaken : .list(type)
        }
        return memberType(id, baseType, member)
    }

    private mutating func memberType(_ id: NodeID, _ type: Type, _ member: Node.Member) -> Type {
        switch type {
        case .row(let number):
            if let column = environment.schemas[number].column(member.name) {
                facts[id.offset].meaning = .column(column)
                use(column, of: number)
                return environment.schemas[number].types[column]
            }
        case .context(let members):
            if let found = members.first(where: { $0.name == member.name }) { return found.type }
        case .mistaken: return .mistaken
        case .any, .null, .list: return .any
        default:
            if let property = Self.property(member.name, of: type) { return property }
        }
        let names = memberNames(type) + Self.properties(of: type)
        let similar = Similarity.nearest(to: member.name, among: names)
        let parts = type.isTemporal ? names : []
        return mistake(.unknownMember(member.name, of: describe(type), at: member.span, similar: similar, parts: parts))
    }

    /// The properties of temporal values and ranges.
    ///
    /// - Specification: DMN 1.5, table 60.
    private static func property(_ name: String, of type: Type) -> Type? {
        guard properties(of: type).contains(name) else { return nil }
        switch (type, name) {
        case (.range(let item), "start"), (.range(let item), "end"): return item
        case (.range, _): return .boolean
        case (_, "time offset"): return .dayTimeDuration
        case (_, "timezone"): return .string
        default: return .number(.plain)
        }
    }

    private static func properties(of type: Type) -> [String] {
        let (ofDates, ofTimes) = (["year", "month", "day", "weekday"], ["hour", "minute", "second"])
        let ofZones = ["time offset", "timezone"]
        return switch type {
        case .date: ofDates
        case .time: ofTimes + ofZones
        case .dateTime: ofDates + ofTimes + ofZones
        case .yearMonthDuration: ["years", "months"]
        case .dayTimeDuration: ["days", "hours", "minutes", "seconds"]
        case .range: ["start", "end", "start included", "end included"]
        default: []
        }
    }
}

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
        let similar = Similarity.nearest(to: name, among: visibleNames)
        diagnostics.append(.unknownName(name, at: expression.span(id), similar: similar))
        return .mistaken
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
        default:
            return Self.property(member.name, of: type) ?? (type == .mistaken ? .mistaken : .any)
        }
        let similar = Similarity.nearest(to: member.name, among: memberNames(type))
        return mistake(.unknownMember(member.name, of: describe(type), at: member.span, similar: similar))
    }

    /// The properties of temporal values and ranges.
    ///
    /// - Specification: DMN 1.5, table 60.
    private static func property(_ name: String, of type: Type) -> Type? {
        switch (type, name) {
        case (.date, "year"), (.date, "month"), (.date, "day"), (.date, "weekday"), (.dateTime, "year"),
            (.dateTime, "month"), (.dateTime, "day"), (.dateTime, "weekday"), (.dateTime, "hour"),
            (.dateTime, "minute"), (.dateTime, "second"), (.time, "hour"), (.time, "minute"), (.time, "second"),
            (.yearMonthDuration, "years"), (.yearMonthDuration, "months"), (.dayTimeDuration, "days"),
            (.dayTimeDuration, "hours"), (.dayTimeDuration, "minutes"), (.dayTimeDuration, "seconds"):
            .number(.plain)
        default: nil
        }
    }
}

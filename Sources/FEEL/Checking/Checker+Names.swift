import Diagnostics
import FEELSyntax

extension Checker {
    mutating func visitName(_ id: NodeID, _ name: String) -> Type {
        guard let (meaning, type) = resolve(name) else { return unknownName(id, name) }
        meanings[id.offset] = meaning
        noteColumn(meaning)
        return type
    }

    private mutating func noteColumn(_ meaning: Meaning) {
        guard case .columnOfItem(let local, let column) = meaning,
            case .row(let schema) = scope.last(where: { $0.local == local })?.type
        else { return }
        columnsUsed.insert(ColumnUse(schema: schema, column: column))
    }

    mutating func visitInput(_ id: NodeID) -> Type {
        guard let input = inputs.last else { return unknownName(id, "?") }
        meanings[id.offset] = .local(input.local)
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
            let local = scope[index]
            if local.name == name { return (.local(local.local), local.type) }
            if local.name == nil, let found = member(name, of: local, below: index) { return found }
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
        let outer = resolve(name, from: depth)
        let meaning = Meaning.memberOfItem(local: item.local, otherwise: outer?.0 ?? .nothing)
        switch item.type {
        case .row(let schema):
            let schema = environment.schemas[schema]
            guard let column = schema.columns[name] else { return nil }
            return (.columnOfItem(local: item.local, column: column), schema.types[column])
        case .context(let members):
            guard let member = members.first(where: { $0.name == name }) else { return nil }
            return (meaning, member.type)
        case .any, .mistaken: return (meaning, .any)
        default: return nil
        }
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
            let schema = environment.schemas[number]
            if let column = schema.columns[member.name] {
                meanings[id.offset] = .column(column)
                columnsUsed.insert(ColumnUse(schema: number, column: column))
                return schema.types[column]
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

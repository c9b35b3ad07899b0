import Diagnostics
extension Builtins {
    static func b(_ n: String, _ p: [Builtin.Parameter], _ r: Type, _ u: Builtin.UnknownPolicy = .absorbs, _ c: @escaping Builtin.Code) -> Builtin {
        Builtin(n, .list, [Builtin.Signature(p, r)], Message(""), specification: "", examples: [], unknowns: u, code: c)
    }
    static let numeric: [Builtin] = [
        b("count", [.init("list", .list(.any))], .number(.plain), .handles) { c, _ in c.argument(0).isUnknown ? .unknown : c.argument(0).list.map { .number(Decimal($0.count)) } },
        b("sum", [.init("list", .list(.number(.plain)))], .number(.plain)) { c, _ in
            var t = Decimal.zero
            for v in c.argument(0).list ?? [] { guard let n = v.number, let s = t.adding(n) else { return nil }; t = s }
            return .number(t) },
        b("list contains", [.init("list", .list(.any)), .init("element", .any)], .boolean) { c, _ in .boolean((c.argument(0).list ?? []).contains { Value.equal($0, c.argument(1)) == true }) },
        b("distinct values", [.init("list", .list(.any))], .list(.any)) { c, _ in
            var out: [Value] = []
            for v in c.argument(0).list ?? [] where !out.contains(where: { Value.equal($0, v) == true }) { out.append(v) }
            return .list(out) },
        b("concatenate", [.init("list", .list(.any), variadic: true)], .list(.any)) { c, _ in .list((c.argument(0).list ?? []).flatMap { $0.list ?? [] }) },
        b("min", [.init("list", .any, variadic: true)], .number(.plain)) { c, _ in (c.argument(0).list ?? []).compactMap(\.number).min().map(Value.number) },
        b("not", [.init("negand", .boolean)], .boolean) { c, _ in Operators.not(c.argument(0)) },
        b("duration", [.init("from", .string)], .dayTimeDuration) { c, _ in Value.temporal(c.argument(0).string ?? "") },
        b("string", [.init("from", .any)], .string) { c, _ in .string(c.argument(0).text()) },
    ], string: [Builtin] = [], list: [Builtin] = [], boolean: [Builtin] = [], conversion: [Builtin] = [], temporal: [Builtin] = [], rangeFunctions: [Builtin] = [], contextFunctions: [Builtin] = [], sorting: [Builtin] = [] }

import Diagnostics

/// Entries may hold unknown values: they are passed on, never looked at. An unknown context or key makes the result
/// unknown.
///
/// - Specification: DMN 1.5, 10.3.4.10.
extension Builtins {
    static let contextFunctions: [Builtin] = [getValue, getEntries, makeContext, put, merge].map(\.handlingUnknowns)

    private static let getValue = Builtin.Family.context.function(
        "get value",
        [
            Builtin.Signature([.context("m"), .text("key")], .any),
            Builtin.Signature([.context("m"), .list("keys", of: .string)], .any),
        ],
        Message(
            vi: "giá trị mang tên cho trước, hoặc theo chuỗi tên lồng nhau",
            en: "the value of a name, or along a list of names"),
        [
            "get value({a: 1}, \"a\")": "1", "get value({a: 1}, \"b\")": "null",
            "get value({a: {b: 2}}, [\"a\", \"b\"])": "2",
        ]
    ) { call, _ in
        guard let keys = keys(call.argument(1)) else { return call.argument(1).holdsUnknown ? .unknown : nil }
        guard !keys.isEmpty else { return nil }
        var value = call.argument(0)
        for key in keys {
            guard case .context(let context) = value else { return value.isUnknown ? .unknown : nil }
            value = context[key] ?? .null
        }
        return value
    }

    /// One key, or each of a list; nil if one is null or unknown.
    private static func keys(_ value: Value) -> [String]? {
        if case .string(let key) = value { return [key] }
        guard case .list(let items) = value else { return nil }
        let keys = items.compactMap(\.string)
        return keys.count == items.count ? keys : nil
    }

    private static let getEntries = Builtin.Family.context.function(
        "get entries", [Builtin.Signature([.context("m")], .list(.any))],
        Message(vi: "danh sách các cặp tên và giá trị", en: "the pairs of key and value, as a list"),
        ["get entries({a: 1})": "[{key: \"a\", value: 1}]", "get entries({})": "[]"]
    ) { call, _ in
        guard case .context(let context) = call.argument(0) else { return call.argument(0).isUnknown ? .unknown : nil }
        return .list(
            context.entries.map { entry in
                .context(
                    Context([.init(key: "key", value: .string(entry.key)), .init(key: "value", value: entry.value)]))
            })
    }

    private static let makeContext = Builtin.Family.context.function(
        "context", [Builtin.Signature([.list("entries", of: .context([]))], .any)],
        Message(
            vi: "bộ giá trị tạo từ danh sách các cặp tên và giá trị",
            en: "the context of a list of pairs of key and value"),
        [
            "context([{key: \"a\", value: 1}, {key: \"b\", value: 2}])": "{a: 1, b: 2}",
            "context([{key: \"a\"}])": "null",
        ]
    ) { call, evaluator in
        guard let pairs = call.list(0) else { return call.argument(0).isUnknown ? .unknown : nil }
        var builder = ContextBuilder()
        for pair in pairs {
            guard case .context(let pair) = pair else { return pair.isUnknown ? .unknown : nil }
            guard let key = pair["key"], let value = pair["value"] else { return nil }
            guard case .string(let key) = key else { return key.isUnknown ? .unknown : nil }
            guard evaluator.step(), builder.add(key, value) else { return nil }
        }
        return .context(builder.context)
    }

    private static let put = Builtin.Family.context.function(
        "context put",
        [
            Builtin.Signature([.context("context"), .text("key"), .any("value")], .any),
            Builtin.Signature([.context("context"), .list("keys", of: .string), .any("value")], .any),
        ],
        Message(
            vi: "bộ giá trị với một giá trị được thêm hoặc thay, có thể ở sâu bên trong",
            en: "the context with one value added or replaced, maybe deeper inside"),
        [
            "context put({x: 1}, \"y\", 2)": "{x: 1, y: 2}",
            "context put({x: 1, y: {a: 0}}, [\"y\", \"a\"], 2)": "{x: 1, y: {a: 2}}",
            "context put({x: 1}, [], 2)": "null",
        ]
    ) { call, _ in
        guard let keys = keys(call.argument(1)) else { return call.argument(1).holdsUnknown ? .unknown : nil }
        return put(call.argument(2), at: keys[...], in: call.argument(0))
    }

    private static func put(_ value: Value, at keys: ArraySlice<String>, in base: Value) -> Value? {
        guard let key = keys.first else { return nil }
        guard case .context(var context) = base else { return base.isUnknown ? .unknown : nil }
        if keys.count == 1 {
            context.set(key, value)
        } else {
            guard let inner = put(value, at: keys.dropFirst(), in: context[key] ?? .null) else { return nil }
            if inner.isUnknown { return .unknown }
            context.set(key, inner)
        }
        return .context(context)
    }

    private static let merge = Builtin.Family.context.function(
        "context merge", [Builtin.Signature([.list("contexts", of: .context([]))], .any)],
        Message(
            vi: "gộp các bộ giá trị; giá trị sau thay giá trị trước",
            en: "contexts in one; later values replace earlier"),
        [
            "context merge([{x: 1, y: 0}, {y: 2}])": "{x: 1, y: 2}", "context merge([{x: 1}, 2])": "null",
        ]
    ) { call, evaluator in
        guard let contexts = call.list(0) else { return call.argument(0).isUnknown ? .unknown : nil }
        var builder = ContextBuilder()
        for context in contexts {
            guard case .context(let context) = context else { return context.isUnknown ? .unknown : nil }
            for entry in context.entries {
                guard evaluator.step() else { return nil }
                builder.set(entry.key, entry.value)
            }
        }
        return .context(builder.context)
    }
}

/// Puts a context together, finding keys by hashing.
private struct ContextBuilder {
    private var entries: [Context.Entry] = []
    private var places: [String: Int] = [:]

    var context: Context { Context(entries) }

    /// Adds an entry; false if there is one of that key.
    mutating func add(_ key: String, _ value: Value) -> Bool {
        guard places.updateValue(entries.count, forKey: key) == nil else { return false }
        entries.append(Context.Entry(key: key, value: value))
        return true
    }

    /// Adds an entry at the end, or replaces the one of that key where it stands.
    mutating func set(_ key: String, _ value: Value) {
        if let place = places[key] {
            entries[place] = Context.Entry(key: key, value: value)
        } else {
            _ = add(key, value)
        }
    }
}

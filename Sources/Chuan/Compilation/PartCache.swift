import Diagnostics
import FEEL

/// Parts that were compiled before, as checks under different readings share most of them. Mistakes are not kept.
final class PartCache {
    private struct Binding {
        let outer: Int
        let type: Type
        let scope: Int
    }

    private struct KnownPart {
        let scope: Int
        let part: CheckPlan.Part
        let type: Type
    }

    private struct KnownTest {
        let scope: Int
        /// What the test is about.
        let type: Type
        let test: CompiledTarget
    }

    private var scopes: [String: [Binding]] = [:]
    private var scopeCount = 0
    /// By the place where they begin.
    private var parts: [Int: [KnownPart]] = [:]
    private var tests: [Int: [KnownTest]] = [:]

    /// The scope that a binding makes inside another.
    func scope(in outer: Int, binding name: String, _ type: Type) -> Int {
        if let known = scopes[name]?.first(where: { $0.outer == outer && $0.type == type }) { return known.scope }
        scopeCount += 1
        scopes[name, default: []].append(Binding(outer: outer, type: type, scope: scopeCount))
        return scopeCount
    }

    /// The expression at a place, as it was compiled in a scope.
    func part(_ span: Span, _ scope: Int) -> (CheckPlan.Part, Type)? {
        guard let known = parts[span.start]?.first(where: { $0.scope == scope && $0.part.span == span }) else {
            return nil
        }
        return (known.part, known.type)
    }

    func keep(_ part: CheckPlan.Part, _ type: Type, _ scope: Int) {
        parts[part.span.start, default: []].append(KnownPart(scope: scope, part: part, type: type))
    }

    /// The test at a place about a value of that type, as it was compiled in a scope.
    func test(_ span: Span, _ scope: Int, about type: Type) -> CompiledTarget? {
        tests[span.start]?.first { $0.scope == scope && $0.test.span == span && $0.type == type }?.test
    }

    func keep(_ test: CompiledTarget, about type: Type, _ scope: Int) {
        tests[test.span.start, default: []].append(KnownTest(scope: scope, type: type, test: test))
    }
}

import Diagnostics
import FEEL

/// Parts of a check that were compiled before, as its plans under different readings share most of them. Mistakes are
/// not kept. Parts are so few that they are gone through one by one.
///
/// It belongs to one thread: a compiler that goes to another lets go of it first.
final class PartCache: @unchecked Sendable {
    private struct Binding {
        let outer: Int
        let name: String
        let type: Type
    }

    private struct KnownPart {
        let scope: Int
        let span: Span
        let part: CheckPlan.Part
        let type: Type
    }

    private struct KnownTest {
        let scope: Int
        let span: Span
        /// What the test is about.
        let type: Type
        let test: CompiledTarget
    }

    private var bindings: [Binding] = []
    private var parts: [KnownPart] = []
    private var tests: [KnownTest] = []

    /// The scope that a binding makes inside another.
    func scope(in outer: Int, binding name: String, _ type: Type) -> Int {
        let known = bindings.firstIndex { $0.outer == outer && $0.name == name && $0.type == type }
        if let known { return known + 1 }
        bindings.append(Binding(outer: outer, name: name, type: type))
        return bindings.count
    }

    /// The expression at a place, as it was compiled in a scope.
    func part(_ span: Span, _ scope: Int) -> (CheckPlan.Part, Type)? {
        parts.first { $0.span == span && $0.scope == scope }.map { ($0.part, $0.type) }
    }

    func keep(_ part: CheckPlan.Part, _ type: Type, _ scope: Int) {
        parts.append(KnownPart(scope: scope, span: part.span, part: part, type: type))
    }

    /// The test at a place about a value of that type, as it was compiled in a scope.
    func test(_ span: Span, _ scope: Int, about type: Type) -> CompiledTarget? {
        tests.first { $0.span == span && $0.scope == scope && $0.type == type }?.test
    }

    func keep(_ test: CompiledTarget, about type: Type, _ scope: Int) {
        tests.append(KnownTest(scope: scope, span: test.span, type: type, test: test))
    }
}

public import Diagnostics

/// One function of the language: everything that the checker, the evaluator and the documentation know of it.
///
/// - Specification: DMN 1.5, 10.3.4.
public struct Builtin: Sendable {
    public struct Parameter: Sendable {
        public let name: String
        public let type: Type
        public let isOptional: Bool
        /// Takes all arguments that are left, as one list.
        public let isVariadic: Bool

        public init(_ name: String, _ type: Type, optional: Bool = false, variadic: Bool = false) {
            self.name = name
            self.type = type
            isOptional = optional
            isVariadic = variadic
        }
    }

    /// One way to call the function.
    public struct Signature: Sendable {
        public let parameters: [Parameter]
        public let result: Type

        public init(_ parameters: [Parameter], _ result: Type) {
            self.parameters = parameters
            self.result = result
        }
    }

    /// An example that the tests run: an expression and the printed form of its value.
    public struct Example: Sendable {
        public let expression: String
        public let result: String

        public init(_ expression: String, _ result: String) {
            self.expression = expression
            self.result = result
        }
    }

    /// How the function meets arguments that are unknown or hold unknown items.
    public enum UnknownPolicy: Sendable {
        /// The result is unknown.
        case absorbs
        /// The code deals with them.
        case handles
    }

    /// Evaluates a call. Arguments stand in the order of the signature's parameters, omitted optional ones as nil;
    /// those of a variadic parameter as one list. Nil as a result means null because the arguments don't fit.
    typealias Code = @Sendable (Call, inout Evaluator) -> Value?

    public let name: String
    public let family: Family
    public let signatures: [Signature]
    public let documentation: Message
    /// Section or table of DMN 1.5.
    public let specification: String
    public let examples: [Example]
    public let unknowns: UnknownPolicy
    let code: Code

    public enum Family: String, Sendable, CaseIterable {
        case conversion, boolean, string, list, numeric, temporal, range, context, sort
    }

    init(
        _ name: String, _ family: Family, _ signatures: [Signature], _ documentation: Message, specification: String,
        examples: [Example], unknowns: UnknownPolicy = .absorbs, code: @escaping Code
    ) {
        self.name = name
        self.family = family
        self.signatures = signatures
        self.documentation = documentation
        self.specification = specification
        self.examples = examples
        self.unknowns = unknowns
        self.code = code
    }
}

/// The arguments of one call of a built-in.
struct Call {
    /// Which signature matched.
    let signature: Int
    let arguments: [Value?]

    /// The argument at a position; null when it was omitted.
    func argument(_ index: Int) -> Value {
        guard arguments.indices.contains(index), let value = arguments[index] else { return .null }
        return value
    }
}

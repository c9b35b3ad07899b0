import Diagnostics
package import FEELSyntax

/// What an expression may name: the inputs and locals around it, the tables and enumerations behind their types.
public struct Environment: Sendable {
    /// Where the value of a name is found.
    public enum Place: Sendable, Hashable {
        case input(Int)
        case local(Int)
    }

    public struct Binding: Sendable {
        public let place: Place
        public let type: Type

        public init(place: Place, type: Type) {
            self.place = place
            self.type = type
        }
    }

    /// The columns of a table. A column may have several names.
    public struct Schema: Sendable {
        public let name: String
        public let types: [Type]
        /// For each column, its names; the first one is used in messages.
        public let names: [[String]]
        private let columns: NameIndex

        public init(name: String, names: [[String]], types: [Type]) {
            self.name = name
            self.names = names
            self.types = types
            var columns = NameIndex()
            columns.reserve(names.count * 3)
            for (index, all) in names.enumerated() {
                for name in all { columns.add(exactly: nfc(name), index) }
            }
            self.columns = columns
        }

        /// The column that a name stands for: the first one that has it.
        func column(_ name: String) -> Int? { columns[exactly: name] }
    }

    /// The values of an enumeration: each code with the words that stand for it.
    public struct Choice: Sendable {
        public let name: String
        public let codes: [String]
        /// For each code, the words that stand for it.
        private let spellings: [[String]]
        public let words: [String]

        /// - Parameter words: For each code, further words that rules may write for it.
        public init(name: String, codes: [String], words: [[String]]) {
            self.name = name
            self.codes = codes
            spellings = words
            self.words = zip(codes, words).map { $1.first ?? $0 }
        }

        /// The code that a written word stands for: a code itself before the words for others.
        ///
        /// - Complexity: O(words).
        public func code(for word: String) -> String? {
            if codes.contains(word) { return word }
            for (code, all) in zip(codes, spellings) where all.contains(word) { return code }
            return nil
        }
    }

    private struct Named {
        /// In normalisation form C, so that its bytes tell it from others.
        let name: String
        var binding: Binding
    }

    /// The numbers of inputs by name; shared between the scopes of all checks.
    private var inputNames = NameIndex()
    private var inputs: [Named] = []
    /// Few; of two with the same name the last one counts.
    private var locals: [Named] = []
    public var schemas: [Schema]
    public var choices: [Choice]
    /// Locals that are taken; the expression's own come after them.
    public private(set) var localCount = 0
    /// A local that holds a row whose columns are named barely, as in the constraints of a table.
    public private(set) var bareRow: Binding?
    /// Rules report every mistake of types; free expressions follow the standard, where a mistake is null.
    public var reportsTypes: Bool

    public init(schemas: [Schema] = [], choices: [Choice] = [], reportsTypes: Bool) {
        self.schemas = schemas
        self.choices = choices
        self.reportsTypes = reportsTypes
    }

    /// Makes room for the names of inputs.
    public mutating func reserve(inputNames count: Int) {
        inputs.reserveCapacity(count)
        inputNames.reserve(count)
    }

    /// Gives a name to an input.
    public mutating func bind(_ name: String, input: Int, type: Type) {
        let name = nfc(name)
        let binding = Binding(place: .input(input), type: type)
        if let known = inputNames.add(exactly: name, inputs.count) {
            inputs[known].binding = binding
        } else {
            inputs.append(Named(name: name, binding: binding))
        }
    }

    /// Gives a name to the next local, and says which one that is.
    @discardableResult
    public mutating func bindLocal(_ name: String, type: Type) -> Int {
        let local = localCount
        localCount += 1
        locals.append(Named(name: nfc(name), binding: Binding(place: .local(local), type: type)))
        return local
    }

    /// What a name out of an expression is bound to; a local hides an input.
    public func binding(_ name: String) -> Binding? {
        // In form C, what is equal has the same bytes.
        for local in locals.reversed() where local.name.utf8.count == name.utf8.count && local.name == name {
            return local.binding
        }
        guard let number = inputNames[exactly: name] else { return nil }
        return inputs[number].binding
    }

    /// The rows in named locals, the last one first, each with its schema.
    var rows: [(name: String, schema: Int)] {
        locals.reversed().compactMap { local in
            if case .row(let schema) = local.binding.type { return (local.name, schema) }
            return nil
        }
    }

    /// Every bound name, sorted.
    public var boundNames: [String] { Set((inputs + locals).map(\.name)).sorted() }

    /// Takes the next local for a row whose columns are named barely.
    public mutating func bindBareRow(schema: Int) -> Int {
        let local = localCount
        localCount += 1
        bareRow = Binding(place: .local(local), type: .row(schema))
        return local
    }

    /// Every name that a reader of expressions has to know, columns included.
    package var knownNames: KnownNames {
        var names = KnownNames()
        names.reserve(inputs.count + schemas.reduce(0) { $0 + $1.names.count * 2 })
        for input in inputs { names.insert(input.name) }
        for local in locals { names.insert(local.name) }
        for schema in schemas {
            for column in schema.names {
                for name in column { names.insert(name) }
            }
        }
        return names
    }
}

import FEELSyntax

/// Expressions made ready to run over columns: one step a time for all rows of a block.
///
/// Registers are columns of their own, of the records or of the rows of one table in them. What a program cannot say it
/// is not made for: see `ColumnCompiler`.
package struct ColumnProgram: Sendable {
    /// The rows that a register has one cell for.
    package enum Space: Sendable, Hashable {
        case records
        /// The rows of a table, by its place in the layout.
        case table(Int)
    }

    /// Where a register lives.
    enum Register: Sendable {
        case constant(value: Int64, state: UInt8)
        /// A column of the block.
        case column(Space, Int)
        /// Results of a step: the number of the column that is kept for them.
        case scratch(Space, Int)
    }

    typealias Ref = Int32

    /// Operands are registers; the last one is where the result goes. Numbers keep 64-bit values and states, truths only
    /// states of `ColumnTruth`.
    enum Step: Sendable {
        case arithmetic(Node.Arithmetic, Ref, Ref, Ref)
        case scale(Ref, by: Int64, Ref)
        /// The lesser, or the greater.
        case extreme(isLeast: Bool, Ref, Ref, Ref)
        case compare(Node.Comparison, Ref, Ref, Ref)
        /// `a / b` against `c / d`; a missing `d` is one.
        case compareQuotients(Node.Comparison, Ref, Ref, Ref, Ref, Ref)
        /// Truths against truths.
        case compareTruths(Node.Comparison, Ref, Ref, Ref)
        case isNull(Ref, negated: Bool, isTruth: Bool, Ref)
        case truth(Ref, Ref)
        case both(Ref, Ref, Ref)
        case either(Ref, Ref, Ref)
        case not(Ref, Ref)
        case choose(Ref, Ref, Ref, isTruth: Bool, Ref)
        /// The cell of the record for each row of a table.
        case spread(Ref, table: Int, isTruth: Bool, Ref)
        case count(table: Int, kept: Ref, Ref)
        case sum(table: Int, kept: Ref, Ref, Ref)
        case quantified(Node.Quantifier, table: Int, Ref, Ref)
        /// The cell of the first row that is kept.
        case first(table: Int, kept: Ref, Ref, Ref)
        /// A text against one of the program's texts.
        case compareText(Node.Comparison, Ref, text: Int, Ref)
        /// The year of a day.
        case year(Ref, Ref)
        /// The value that a table has for a number.
        case lookup([Int64], Ref, Ref)
        /// Whether the texts of the rows that are kept have one that the item is.
        case contains(table: Int, kept: Ref, Ref, item: Ref, Ref)
        /// How many items a shared list has, of them those that are, or are not, among texts of a table, and whether an
        /// item is one of them.
        case countShared(list: Int, Ref)
        case countListed(list: Int, ListedTexts, isListed: Bool, Ref)
        case isListed(list: Int, item: Ref, Ref)
        /// Whether no two of the texts that are kept are the same.
        case areDistinct(table: Int, kept: Ref, Ref, Ref)
    }

    var registers: [Register] = []
    var steps: [Step] = []
    /// What reports have in common.
    package internal(set) var lists: [SharedList] = []
    /// How many scratch columns each space needs: of the records first.
    var scratchCounts: [Int]
    /// The columns that the steps may read, each once.
    package private(set) var columnsRead: [ColumnPlace] = []
    /// The choices that cells of a column are compared with, by their numbers.
    package private(set) var choicesNamed: [ColumnPlace: [Int64]] = [:]
    /// Texts that cells are compared with, and which of them those of a column are, as `ColumnText` knows them.
    private(set) var texts: [String] = []
    package private(set) var textsNamed: [ColumnPlace: [Int64]] = [:]

    init(tables: Int) {
        scratchCounts = Array(repeating: 0, count: tables + 1)
    }

    /// A column of a block.
    package struct ColumnPlace: Sendable, Hashable {
        package let space: Space
        package let column: Int

        package init(space: Space, column: Int) {
            self.space = space
            self.column = column
        }
    }

    mutating func add(_ register: Register) -> Ref {
        if case .column(let space, let column) = register {
            let place = ColumnPlace(space: space, column: column)
            if !columnsRead.contains(place) { columnsRead.append(place) }
        }
        registers.append(register)
        return Ref(registers.count - 1)
    }

    /// Notes that cells are compared with a choice.
    mutating func note(choice: Int64, of register: Ref) {
        guard case .column(let space, let column) = registers[Int(register)] else { return }
        let place = ColumnPlace(space: space, column: column)
        if choicesNamed[place]?.contains(choice) != true { choicesNamed[place, default: []].append(choice) }
    }

    /// Notes that cells are compared with a text.
    ///
    /// - Returns: The number of the text.
    mutating func note(text: String, of register: Ref) -> Int {
        let number = texts.firstIndex(of: text) ?? texts.count
        if number == texts.count { texts.append(text) }
        if case .column(let space, let column) = registers[Int(register)] {
            let (place, bits) = (ColumnPlace(space: space, column: column), ColumnText.named(number))
            if textsNamed[place]?.contains(bits) != true { textsNamed[place, default: []].append(bits) }
        }
        return number
    }

    /// Whether a register counts the rows of a table that are kept.
    func isCount(_ register: Ref, table: Int, kept: Ref?) -> Bool {
        steps.contains { step in
            guard case .count(table, let own, register) = step else { return false }
            if let kept { return own == kept }
            if case .constant(_, ColumnTruth.yes) = registers[Int(own)] { return true }
            return false
        }
    }

    mutating func scratch(_ space: Space) -> Ref {
        scratchCounts[space.index] += 1
        return add(.scratch(space, scratchCounts[space.index] - 1))
    }
}

extension ColumnProgram.Space {
    /// 0 for records, then the tables.
    package var index: Int {
        switch self {
        case .records: 0
        case .table(let table): table + 1
        }
    }
}

/// What a truth column holds in its states.
public enum ColumnTruth {
    @inlinable @inline(__always) public static var no: UInt8 { 0 }
    @inlinable @inline(__always) public static var yes: UInt8 { 1 }
    @inlinable @inline(__always) public static var unknown: UInt8 { 2 }
    @inlinable @inline(__always) public static var null: UInt8 { 3 }
    /// Left to `evaluate`.
    @inlinable @inline(__always) public static var special: UInt8 { 4 }
    static let count = 5

    /// What logic makes of a value.
    static func of(_ value: Value) -> UInt8 {
        switch value {
        case .boolean(let truth): truth ? yes : no
        case .unknown: unknown
        default: null
        }
    }

    static func value(_ truth: UInt8) -> Value {
        switch truth {
        case no: .boolean(false)
        case yes: .boolean(true)
        case unknown: .unknown
        default: .null
        }
    }
}

/// What operators make of states, taken from the operators themselves.
enum StateTables {
    static let both = truths { Logic.and($0, $1) }
    static let either = truths { Logic.or($0, $1) }
    static let not: [UInt8] = (0..<UInt8(ColumnTruth.count)).map { truth in
        truth == ColumnTruth.special ? truth : ColumnTruth.of(Operators.not(ColumnTruth.value(truth)))
    }
    static let equal = truths { Operators.compare($0, .equal, $1) }
    static let notEqual = truths { Operators.compare($0, .notEqual, $1) }

    private static func truths(_ operation: (Value, Value) -> Value) -> [UInt8] {
        (0..<UInt8(ColumnTruth.count * 8)).map { pair in
            let (left, right) = (pair >> 3, pair & 7)
            if max(left, right) >= ColumnTruth.special { return ColumnTruth.special }
            return ColumnTruth.of(operation(ColumnTruth.value(left), ColumnTruth.value(right)))
        }
    }

    /// The truth of a comparison for two states that are not both values: by `left << 2 | right`.
    static func comparison(_ comparison: Node.Comparison) -> [UInt8] {
        (0..<16).map { pair in
            let (left, right) = (UInt8(pair >> 2), UInt8(pair & 3))
            if max(left, right) == ColumnState.special { return ColumnTruth.special }
            return ColumnTruth.of(Operators.compare(sample(left), comparison, sample(right)))
        }
    }

    /// The state of a sum, difference or product of numbers.
    static let arithmetic: [UInt8] = (0..<16).map { pair in
        let (left, right) = (UInt8(pair >> 2), UInt8(pair & 3))
        if max(left, right) == ColumnState.special { return ColumnState.special }
        switch Operators.arithmetic(.add, sample(left), sample(right)) {
        case .number: return ColumnState.value
        case .unknown: return ColumnState.unknown
        default: return ColumnState.null
        }
    }

    private static func sample(_ state: UInt8) -> Value {
        switch state {
        case ColumnState.value: .number(.one)
        case ColumnState.unknown: .unknown
        default: .null
        }
    }
}

public import Chuan
public import Diagnostics

/// The units of a register, by code and by the names that people write.
public struct UnitDirectory: Sendable {
    enum Found {
        case unit(Register.Unit)
        /// Several units go by the name.
        case several([Register.Unit])
        /// None does; these are called nearly so.
        case none(near: [String])
    }

    private var byCode: [String: Register.Unit] = [:]
    private var byName: [String: [Register.Unit]] = [:]
    private var names: [String] = []

    /// Of the file of the register.
    private var path = ""
    private var lines: LineIndex?

    /// - Parameter file: Of the register, for what is told to name its lines.
    /// - Complexity: O(n) in the register.
    public init(_ register: Register, file: SourceFile? = nil) {
        path = file?.path ?? ""
        lines = file.map { LineIndex($0) }
        for unit in register.units {
            // A later line of a unit says what it became.
            byCode[Spelling.fold(unit.code)] = unit
        }
        for unit in register.units {
            guard let name = unit.name else { continue }
            let key = Self.key(name)
            if byName[key]?.contains(where: { $0.code == unit.code }) ?? false { continue }
            byName[key, default: []].append(unit)
            names.append(name)
        }
    }

    func unit(code: String) -> Register.Unit? { byCode[Spelling.fold(code)] }

    /// The line that a unit has in the register: `units.csv:12`.
    func place(of unit: Register.Unit) -> String? {
        lines.map { "\(path):\($0.location(of: unit.span.start).line)" }
    }

    /// The unit of a name; abbreviations are spelled out.
    func find(_ name: String) -> Found {
        let found = byName[Self.key(name)] ?? []
        if found.count > 1 { return .several(found) }
        if let unit = found.first ?? unit(code: name) { return .unit(byCode[Spelling.fold(unit.code)] ?? unit) }
        return .none(near: Spelling.nearest(to: String(name.prefix(100)), among: names))
    }

    private static func key(_ name: String) -> String { HeadingWords.list(name).joined(separator: " ") }
}

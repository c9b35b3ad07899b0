import Chuan
import FEEL

/// The ids of the records that one thread has read, each as a hash of 128 bits.
final class RecordIDs {
    struct ID {
        let high: UInt64
        let low: UInt64
        let line: Int32
        /// Its number among `units`; nil where it is missing.
        let unit: Int32?
    }

    private(set) var ids: [ID] = []
    let units: UnitNumbers
    /// Columns of the block, and whether they hold texts.
    private let identity: [(column: Int, isText: Bool)]
    private let unit: Int
    private let most: Int
    /// There were more than are compared.
    private(set) var isFull = false

    /// Nil where nothing gives the unit a column.
    init?(_ layout: DerivingLayout, unit: Int, most: Int) {
        guard let column = layout.columns(of: [unit]).first else { return nil }
        let fields = layout.records.fields
        identity = layout.records.identity.flatMap { field in
            layout.columns(of: [field]).map { ($0, fields[field].kind == .text) }
        }
        units = UnitNumbers(codes: layout.codes(of: unit))
        self.unit = column
        self.most = most
    }

    func add(_ chunk: FlatChunk) {
        let main = chunk.block.main
        for row in 0..<chunk.rowCount {
            var (high, low): (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F)
            let isWhole = identity.allSatisfy { main.states(of: $0.column)[row] == ColumnState.value }
            if !isWhole { continue }
            if ids.count >= most {
                isFull = true
                return
            }
            for (column, isText) in identity {
                let bits = main.values(of: column)[row]
                let span = TextSpan(bits: bits)
                if isText {
                    Self.mix(chunk.bytes + span.offset, span.count, &high, &low)
                } else {
                    Self.mix(UInt64(bitPattern: bits), &high, &low)
                }
            }
            ids.append(
                ID(
                    high: high, low: low, line: Int32(truncatingIfNeeded: chunk.line(ofRow: row)),
                    unit: unitNumber(chunk, row)))
        }
    }

    private func unitNumber(_ chunk: FlatChunk, _ row: Int) -> Int32? {
        let main = chunk.block.main
        guard main.states(of: unit)[row] == ColumnState.value else { return nil }
        let bits = main.values(of: unit)[row]
        if units.codes != nil { return Int32(truncatingIfNeeded: bits) }
        let span = TextSpan(bits: bits)
        return units.index.number(chunk.bytes + span.offset, span.count)
    }

    private static func mix(_ word: UInt64, _ high: inout UInt64, _ low: inout UInt64) {
        let product = (low ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        (high, low) = (high &* 0x1656_67B1_9E37_79F9 &+ (word ^ product.high), product.low ^ (high >> 29))
    }

    private static func mix(_ text: UnsafePointer<UInt8>, _ count: Int, _ high: inout UInt64, _ low: inout UInt64) {
        for place in stride(from: 0, to: count, by: 8) {
            var word: UInt64 = 0
            for offset in place..<min(place + 8, count) { word = word << 8 | UInt64(text[offset]) }
            mix(word, &high, &low)
        }
        let product = (low ^ UInt64(count)).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        (high, low) = (high ^ product.low, low &+ product.high)
    }
}

/// The units that records name, by numbers.
struct UnitNumbers {
    let index = KeyIndex()
    /// The codes of the unit's column, where that is a choice.
    let codes: [String]?

    /// The folded code of a unit.
    func name(_ number: Int32) -> String? {
        (codes.map { $0[Int(number)] } ?? index.text(number)).map(Spelling.fold)
    }
}

/// Finds records of one id among those of all threads and files.
struct RecordIDIndex {
    struct Twin {
        let file: Int
        let line: Int
        let firstFile: Int
        let firstLine: Int
    }

    private struct Key: Hashable {
        let high: UInt64
        let low: UInt64
    }

    private struct Place {
        let file: Int
        let line: Int
        /// The place of its list among all.
        let list: Int
        let unit: Int32?
    }

    private var first: [Key: Place] = [:]
    private(set) var twins: [Twin] = []
    /// Of each list.
    private var numbers: [UnitNumbers] = []
    /// Folded codes of units that have records of such an id.
    private(set) var units: Set<String> = []

    /// - Parameter lists: The ids of one file, from all its threads.
    mutating func add(_ lists: [RecordIDs], file: Int) {
        first.reserveCapacity(first.count + lists.reduce(0) { $0 + $1.ids.count })
        for list in lists {
            numbers.append(list.units)
            for id in list.ids {
                let place = Place(file: file, line: Int(id.line), list: numbers.count - 1, unit: id.unit)
                guard let other = first.updateValue(place, forKey: Key(high: id.high, low: id.low)) else { continue }
                note(place, other, Key(high: id.high, low: id.low))
            }
        }
    }

    private mutating func note(_ one: Place, _ other: Place, _ key: Key) {
        let isLater = (one.file, one.line) > (other.file, other.line)
        let (early, late) = isLater ? (other, one) : (one, other)
        first[key] = early
        twins.append(Twin(file: late.file, line: late.line, firstFile: early.file, firstLine: early.line))
        for place in [one, other] {
            if let name = place.unit.flatMap(numbers[place.list].name) { units.insert(name) }
        }
    }
}

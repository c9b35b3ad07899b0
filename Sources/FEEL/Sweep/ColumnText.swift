import Glibc

/// What the bits of a text are that stands in no bytes, on trial.
package enum ColumnText {
    /// One that a program names.
    package static func named(_ number: Int) -> Int64 { -1 - Int64(number) }
    /// One that is like no other.
    package static let other = Int64.min / 2
    /// As many rows as there are texts, one for each.
    package static let every = Int64.min
}

/// Compares texts of columns.
struct TextKernels {
    /// What the texts stand in.
    let bytes: UnsafePointer<UInt8>?
    /// Those that the program names.
    let named: [String]

    func compare(_ isEqual: Bool, _ a: ColumnView, _ number: Int, _ out: ColumnView, _ count: Int) {
        var name = named[number]
        name.withUTF8 { compare(isEqual, a, number, $0, out, count) }
    }

    private func compare(
        _ isEqual: Bool, _ a: ColumnView, _ number: Int, _ name: UnsafeBufferPointer<UInt8>, _ out: ColumnView,
        _ count: Int
    ) {
        for row in 0..<count {
            let (state, bits) = (a.state(row), a.value(row))
            out.states[row] =
                switch state {
                case ColumnState.value where isWritten(bits, as: name): isEqual ? ColumnTruth.yes : ColumnTruth.no
                case ColumnState.value: truth(isEqual, same(bits, ColumnText.named(number)))
                case ColumnState.unknown: ColumnTruth.unknown
                // Null is no text.
                case ColumnState.null: isEqual ? ColumnTruth.no : ColumnTruth.yes
                default: ColumnTruth.special
                }
        }
    }

    /// Whether a text has just these bytes.
    @inline(__always)
    private func isWritten(_ bits: Int64, as name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bits >= 0, let bytes, let first = name.baseAddress else { return false }
        let span = TextSpan(bits: bits)
        return span.count == name.count && memcmp(bytes + span.offset, first, name.count) == 0
    }

    private func truth(_ isEqual: Bool, _ same: Bool?) -> UInt8 {
        same.map { $0 == isEqual ? ColumnTruth.yes : ColumnTruth.no } ?? ColumnTruth.special
    }

    /// Whether two texts are the same, as values are; nil where that can't be told.
    private func same(_ a: Int64, _ b: Int64) -> Bool? {
        if a == ColumnText.every || b == ColumnText.every { return nil }
        if a == b { return a != ColumnText.other }
        if a == ColumnText.other || b == ColumnText.other { return false }
        switch (a < 0, b < 0) {
        case (true, true): return false
        case (true, false): return same(b, a)
        case (false, true):
            guard let first = text(a), let other = name(b) else { return nil }
            return first.elementsEqual(other.utf8)
                || hasLetters(first) && String(decoding: first, as: UTF8.self) == other
        case (false, false):
            guard let first = text(a), let second = text(b) else { return nil }
            if first.elementsEqual(second) { return true }
            return hasLetters(first)
                && String(decoding: first, as: UTF8.self) == String(decoding: second, as: UTF8.self)
        }
    }

    /// What a cell of texts says.
    enum Words {
        case one(String)
        /// A text that is like no other.
        case none
        /// Every text there is.
        case every
    }

    func words(_ bits: Int64) -> Words {
        if bits == ColumnText.every { return .every }
        if bits == ColumnText.other { return .none }
        if bits < 0 { return name(bits).map(Words.one) ?? .none }
        return text(bits).map { .one(String(decoding: $0, as: UTF8.self)) } ?? .none
    }

    private func name(_ bits: Int64) -> String? {
        let number = Int(-1 - bits)
        return named.indices.contains(number) ? named[number] : nil
    }

    private func text(_ bits: Int64) -> UnsafeBufferPointer<UInt8>? {
        guard let bytes else { return nil }
        let span = TextSpan(bits: bits)
        return UnsafeBufferPointer(start: bytes + span.offset, count: span.count)
    }

    /// Beyond ASCII one text may be written in several ways.
    private func hasLetters(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.contains { $0 >= 0x80 } }

    // MARK: Lists

    /// Whether each item is among the texts of its record.
    ///
    /// - Parameter rows: Which items each record has.
    func contains(
        _ table: TableColumns, _ kept: ColumnView, _ texts: ColumnView, _ item: ColumnView, _ out: ColumnView,
        rows: (Int) -> Range<Int>
    ) {
        for record in table.states.indices {
            for row in rows(record) {
                out.states[row] = contains(table, record, kept, texts, (item.value(row), item.state(row)))
            }
        }
    }

    private func contains(
        _ table: TableColumns, _ record: Int, _ kept: ColumnView, _ texts: ColumnView,
        _ item: (value: Int64, state: UInt8)
    ) -> UInt8 {
        if table.states[record] == ColumnState.special || item.state == ColumnState.special {
            return ColumnTruth.special
        }
        var isOpen = table.states[record] == ColumnState.unknown
        var (isFound, isEmpty) = (false, true)
        for row in table.rows(ofRecord: record) {
            switch kept.state(row) {
            case ColumnTruth.no, ColumnTruth.null: continue
            case ColumnTruth.yes: isEmpty = false
            // It is not known which texts there are.
            case ColumnTruth.unknown: return ColumnTruth.unknown
            default: return ColumnTruth.special
            }
            switch (texts.state(row), item.state) {
            case (ColumnState.value, ColumnState.value):
                if texts.value(row) == ColumnText.every { isFound = true; continue }
                guard let same = same(texts.value(row), item.value) else { return ColumnTruth.special }
                isFound = isFound || same
            case (ColumnState.special, _): return ColumnTruth.special
            case (ColumnState.unknown, _): isOpen = true
            case (ColumnState.null, ColumnState.null): isFound = true
            default: continue
            }
        }
        if item.state == ColumnState.unknown, !isOpen || !isEmpty {
            return isEmpty ? ColumnTruth.no : ColumnTruth.unknown
        }
        return isFound ? ColumnTruth.yes : isOpen ? ColumnTruth.unknown : ColumnTruth.no
    }

    /// Whether no two texts of a record are the same.
    func areDistinct(_ table: TableColumns, _ kept: ColumnView, _ texts: ColumnView, _ out: ColumnView) {
        for record in table.states.indices {
            out.states[record] =
                table.states[record] == ColumnState.value
                ? areDistinct(table.rows(ofRecord: record).filter { kept.state($0) != ColumnTruth.no }, kept, texts)
                : table.states[record] == ColumnState.unknown ? ColumnTruth.unknown : ColumnTruth.special
        }
    }

    private func areDistinct(_ rows: [Int], _ kept: ColumnView, _ texts: ColumnView) -> UInt8 {
        if rows.count > Self.mostCompared { return ColumnTruth.special }
        for row in rows where kept.state(row) != ColumnTruth.yes || texts.state(row) != ColumnState.value {
            return kept.state(row) == ColumnTruth.unknown ? ColumnTruth.unknown : ColumnTruth.special
        }
        for (place, row) in rows.enumerated() {
            for other in rows[..<place]
            where texts.value(row) != ColumnText.every && texts.value(other) != ColumnText.every {
                guard let same = same(texts.value(row), texts.value(other)) else { return ColumnTruth.special }
                if same { return ColumnTruth.no }
            }
        }
        return ColumnTruth.yes
    }

    private static let mostCompared = 64
}

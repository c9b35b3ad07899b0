import FEEL

/// A few things by the reads that find them, in the order in which they came.
///
/// - Complexity: a look-up is O(entries), of which there are seldom more than ten.
struct ReadTable<Value>: ExpressibleByDictionaryLiteral, Sequence {
    private var entries: [(key: Trace.Read, value: Value)]

    init(dictionaryLiteral entries: (Trace.Read, Value)...) { self.entries = entries.map { (key: $0, value: $1) } }

    subscript(read: Trace.Read) -> Value? {
        get { index(of: read).map { entries[$0].value } }
        set {
            switch (index(of: read), newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?): entries.append((key: read, value: value))
            case (nil, nil): return
            }
        }
    }

    private func index(of read: Trace.Read) -> Int? {
        let key = read.key
        return entries.firstIndex { $0.key.key == key }
    }

    var isEmpty: Bool { entries.isEmpty }

    var keys: [Trace.Read] { entries.map(\.key) }

    func mapValues<Other>(_ change: (Value) -> Other) -> ReadTable<Other> {
        var result: ReadTable<Other> = [:]
        result.entries = entries.map { (key: $0.key, value: change($0.value)) }
        return result
    }

    func makeIterator() -> IndexingIterator<[(key: Trace.Read, value: Value)]> { entries.makeIterator() }
}

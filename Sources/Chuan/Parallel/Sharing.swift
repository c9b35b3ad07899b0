import Synchronization

/// Does some independent things on several threads, each thread the next one that nobody has begun.
///
/// - Parameters:
///   - count: How many things there are.
///   - workers: Threads.
///   - worker: Makes what a thread makes results with, of a number of 0 ..< count; called once on each thread, which
///     gets its own.
/// - Returns: The results by number.
package func shared<Result: Sendable>(
    _ count: Int, workers: Int, _ worker: @escaping @Sendable (Int) -> (Int) -> Result
) -> [Result] {
    let work = SharedWork<Result>(count)
    Threads.run(max(1, min(count, workers))) { work.run(worker($0)) }
    return work.results
}

private final class SharedWork<Result: Sendable>: Sendable {
    private let count: Int
    private let next = Atomic(0)
    private let made: Mutex<[Result?]>

    init(_ count: Int) {
        self.count = count
        made = Mutex(Array(repeating: nil, count: count))
    }

    func run(_ make: (Int) -> Result) {
        var own: [(Int, Result)] = []
        while case let number = next.wrappingAdd(1, ordering: .relaxed).oldValue, number < count {
            own.append((number, make(number)))
        }
        made.withLock { made in
            for (number, result) in own { made[number] = result }
        }
    }

    var results: [Result] { made.withLock { $0.compactMap(\.self) } }
}

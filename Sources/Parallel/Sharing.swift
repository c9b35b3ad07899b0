import Synchronization

/// Does some independent things on several threads, each thread the next one that nobody has begun.
///
/// - Parameters:
///   - count: How many things there are.
///   - workers: Threads.
///   - worker: Called once on each thread: makes what it makes results with, each of a number of 0 ..< count.
/// - Returns: The results by number.
package func shared<Result: Sendable>(
    _ count: Int, workers: Int, _ worker: @escaping @Sendable () -> (Int) -> Result
) -> [Result] {
    let work = SharedWork<Result>(count)
    Threads.run(max(1, min(count, workers))) { _ in work.run(worker()) }
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

/// Does many independent things on several threads and hands on the results in their order.
///
/// - Parameters:
///   - count: How many things there are.
///   - workers: Threads; nil: as many as the machine has.
///   - make: Makes the result of a number of 0 ..< count; called on any thread, several at a time.
///   - deliver: Gets each result in order, one at a time on any thread; false ends the work.
/// - Complexity: At most four results a worker wait at any time.
package func inOrder<Result>(
    _ count: Int, workers: Int? = nil, _ make: @escaping @Sendable (Int) -> Result,
    deliver: @escaping (Int, Result) -> Bool
) {
    let workers = max(1, min(count, workers ?? Threads.online))
    let work = OrderedWork(count, mostWaiting: workers * 4, make, deliver)
    Threads.run(workers) { _ in work.run() }
}

private final class OrderedWork<Result>: @unchecked Sendable {
    private let count: Int
    private let mostWaiting: Int
    private let make: @Sendable (Int) -> Result
    private let deliver: (Int, Result) -> Bool
    private let gate = Gate()
    private var nextToMake = 0
    private var nextToDeliver = 0
    private var waiting: [Int: Result] = [:]
    private var isDelivering = false

    init(
        _ count: Int, mostWaiting: Int, _ make: @escaping @Sendable (Int) -> Result,
        _ deliver: @escaping (Int, Result) -> Bool
    ) {
        self.count = count
        self.mostWaiting = mostWaiting
        self.make = make
        self.deliver = deliver
    }

    func run() {
        while let number = take() {
            let result = make(number)
            put(result, number)
        }
    }

    private func take() -> Int? {
        gate.locked {
            while nextToMake < count, nextToMake > nextToDeliver + mostWaiting { gate.wait() }
            guard nextToMake < count else { return nil }
            nextToMake += 1
            return nextToMake - 1
        }
    }

    private func put(_ result: Result, _ number: Int) {
        gate.locked {
            waiting[number] = result
            while let next = waiting.removeValue(forKey: nextToDeliver) {
                // Nothing more is made, and what is being made is not asked for.
                if nextToMake <= count, !deliver(nextToDeliver, next) {
                    nextToMake = count + 1
                    waiting = [:]
                }
                nextToDeliver += 1
            }
            gate.wakeAll()
        }
    }
}

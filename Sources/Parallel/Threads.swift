import Glibc

/// Threads of the machine.
package enum Threads {
    /// How many can run at the same time.
    package static var online: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs a function on so many threads, this one among them, and returns when all are done.
    ///
    /// Where the machine gives fewer threads, fewer run: the work must not be shared out by their number.
    ///
    /// - Parameter body: Gets the number of its thread, from 0.
    package static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var started: [pthread_t] = []
        for number in 1..<max(1, count) {
            if let thread = start({ body(number) }) { started.append(thread) }
        }
        body(0)
        for thread in started { pthread_join(thread, nil) }
    }

    /// Makes one value on this thread and meanwhile another beside it, where the machine gives a thread for that.
    package static func both<Own, Other: Sendable>(
        _ own: () -> Own, beside other: @escaping @Sendable () -> Other
    ) -> (Own, Other) {
        let box = Box<Other>()
        let made = run(beside: { box.value = other() }) { _ in own() }
        return (made, box.value ?? other())
    }

    /// Runs a function while another runs on a thread of its own, and returns when both have ended.
    ///
    /// - Parameter body: Gets whether the machine gave that thread; the other function does not run where it did not.
    package static func run<Result>(
        beside other: @escaping @Sendable () -> Void, _ body: (Bool) -> Result
    ) -> Result {
        let thread = online > 1 ? start(other) : nil
        defer { if let thread { pthread_join(thread, nil) } }
        return body(thread != nil)
    }

    /// Written by one thread, and read when that has ended.
    private final class Box<Value>: @unchecked Sendable {
        var value: Value?
    }

    /// As much as the first thread of a process usually has.
    private static let stackBytes = 16 << 20

    private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        let work = Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let failed = pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        if failed == 0 { return thread }
        work.release()
        return nil
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}

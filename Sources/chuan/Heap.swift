import CSystem
import Glibc

/// The memory that the program allocates from.
enum Heap {
    /// Taken from the system at once; what is not touched costs nothing.
    private static let step = 32 << 20
    private static let largePage = 2 << 20

    /// Takes memory in large pages, and keeps what was given back: a run of some milliseconds spends a good part of them
    /// on the first touch of small pages. Where the system has no large pages nothing changes.
    static func prepare() {
        mallopt(M_TOP_PAD, Int32(step))
        mallopt(M_TRIM_THRESHOLD, Int32.max)
        mallopt(M_MMAP_THRESHOLD, Int32(step))
        // What lies before the first large page is passed over, beyond what is taken already: the next request that does not
        // fit there takes the step, from that page on.
        guard let end = sbrk(0) else { return }
        let gap = -Int(bitPattern: end) & (largePage - 1)
        let aligned = end.advanced(by: gap)
        guard sbrk(gap) == end, let first = malloc(2 * largePage) else { return }
        free(first)
        guard first >= aligned, let limit = sbrk(0) else { return }
        madvise(aligned, limit - aligned, MADV_HUGEPAGE)
    }
}

import CSystem
import Glibc

/// The memory that the program allocates from.
enum Heap {
    /// Taken from the system at once; what is not touched costs nothing.
    private static let step = 32 << 20
    private static let largePage = 2 << 20
    private static let smallPage = 4 << 10

    /// Takes memory in large pages, and keeps what was given back: a run of some milliseconds spends a good part of them
    /// on the first touch of small pages. Where the system has no large pages nothing changes.
    static func prepare() {
        mallopt(M_TOP_PAD, Int32(step))
        mallopt(M_TRIM_THRESHOLD, Int32.max)
        mallopt(M_MMAP_THRESHOLD, Int32(step))
        // What lies before the first large page is passed over up to its last small page: that one takes the mark of what
        // is free, since a large page can only be had where nothing was touched. The mark behind the request stands far
        // off for the same reason.
        guard let end = sbrk(0) else { return }
        let gap = -(Int(bitPattern: end) + smallPage) & (largePage - 1)
        let start = end.advanced(by: gap)
        guard sbrk(gap) == end, let first = malloc(step / 2) else { return }
        free(first)
        guard first >= start, let limit = sbrk(0) else { return }
        let aligned = start.advanced(by: smallPage)
        madvise(aligned, limit - aligned, MADV_HUGEPAGE)
    }
}

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
        // A request beyond what is there takes the step; what lies before the first large page is left unused.
        guard let first = malloc(2 * largePage) else { return }
        free(first)
        guard let end = sbrk(0) else { return }
        let (start, limit) = (Int(bitPattern: first), Int(bitPattern: end))
        let aligned = (start + largePage - 1) & ~(largePage - 1)
        guard start < aligned, aligned < limit, let page = UnsafeMutableRawPointer(bitPattern: aligned) else { return }
        if aligned - start > 64 { _ = malloc(aligned - start - 32) }
        madvise(page, limit - aligned, MADV_HUGEPAGE)
    }
}

import CSystemCalls
import Glibc

/// Huge pages for what a network is held in.
enum LargePages {
    /// As much as a network of some tens of megabytes needs beside the bytes of its files.
    private static let step = 64 << 20

    /// Makes the heap grow by large steps, and asks the kernel to back the first with huge pages (mallopt(3), madvise(2)).
    ///
    /// Opening a network looks some hundred thousand Ids up, at places all over its indexes: on pages of four kilobytes
    /// most of these wait for the processor to find the page first. To be called before there are other threads; where
    /// there is none of it, all stays as it was.
    static func use() {
        caucus_grow_heap_by(Int32(step))
        guard let before = sbrk(0), let probe = malloc(3 << 20) else { return }
        free(probe)
        guard let after = sbrk(0), after > before else { return }
        let size = 2 << 20
        let start = before.alignedUp(toMultipleOf: size)
        let end = after.alignedDown(toMultipleOf: size)
        if end > start { _ = madvise(start, end - start, MADV_HUGEPAGE) }
    }
}

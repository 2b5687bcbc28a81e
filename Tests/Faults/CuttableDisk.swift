import CPowerCut
import Glibc

/// A file system in a file, whose power can be cut.
struct CuttableDisk: Sendable {
    enum Format: String, CaseIterable, Sendable {
        case ext4
        /// Without the favour that ext4 does to programs that rename without syncing.
        case ext4Plain = "ext4 noauto_da_alloc"
        case xfs
    }

    let format: Format
    private let bench: Bench
    let image: String
    /// Where it is mounted.
    let place: String

    /// Makes the file system.
    init(_ format: Format, on bench: Bench) throws(Failure) {
        self.format = format
        self.bench = bench
        image = "\(bench.path)/image"
        place = "\(bench.path)/disk"
        mkdir(place, 0o700)
        let size = format == .xfs ? 320 : 48
        let file = open(image, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0, ftruncate(file, off_t(size) << 20) == 0 else { throw Failure("no room for \(image)") }
        close(file)
        switch format {
        case .ext4, .ext4Plain: try bench.require("mkfs.ext4", "-q", "-F", image)
        case .xfs: try bench.require("mkfs.xfs", "-q", "-f", image)
        }
    }

    func mount() throws(Failure) {
        let options = format == .ext4Plain ? "loop,noauto_da_alloc" : "loop"
        try bench.require("mount", "-o", options, image, place)
    }

    /// Brings everything to the disk, so that what comes next begins from there.
    func sync() {
        let folder = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        _ = sync_disk(folder)
        close(folder)
    }

    /// Stops the disk: what was not synced is lost, and nothing can be written any more.
    func cutPower() throws(Failure) {
        let folder = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Failure("\(place) cannot be opened") }
        defer { close(folder) }
        guard cut_power(folder) == 0 else {
            throw Failure("the file system cannot be shut down: \(String(cString: strerror(errno)))")
        }
    }

    /// Unmounts it, after a while where somebody still holds it: a process that is just being started has for a moment
    /// all files that this one has open.
    func unmount() throws(Failure) {
        for _ in 0..<100 where umount2(place, 0) != 0 { usleep(20_000) }
        guard !isMounted else { throw Failure("\(place) cannot be unmounted: \(String(cString: strerror(errno)))") }
    }

    private var isMounted: Bool { Folder.text("/proc/self/mounts").contains(" \(place) ") }

    /// Unmounts it whatever is going on, and removes it.
    func remove() {
        umount2(place, Int32(MNT_DETACH))
        rmdir(place)
        unlink(image)
    }
}

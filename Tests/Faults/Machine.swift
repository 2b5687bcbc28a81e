import Glibc

/// What the machine allows, found out once at the start.
struct Machine: Sendable {
    let cores: Int
    /// Why calls cannot be made to fail; nil where they can.
    let noTracing: String?
    /// Why a small disk in memory cannot be mounted; nil where it can.
    let noSmallDisk: String?
    /// Why the power of a disk cannot be cut; nil where it can.
    let noPowerCut: String?
    /// Why nothing can be shared through git; nil where it can.
    let noGit: String?

    init(_ bench: Bench) {
        cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        noTracing = Self.reason(bench, "strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true")
        noGit = Self.reason(bench, "git", "--version")
        let place = "\(bench.path)/small"
        mkdir(place, 0o700)
        noSmallDisk = Self.reason(bench, "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place)
        umount2(place, Int32(MNT_DETACH))
        noPowerCut = Self.refusal(of: bench)
    }

    /// One line that says it.
    var text: String {
        func word(_ what: String, _ reason: String?) -> String { "\(what) \(reason.map { "no (\($0))" } ?? "yes")" }
        return [
            "\(cores) cores", word("failing calls", noTracing), word("small disks", noSmallDisk),
            word("power cuts", noPowerCut),
        ].joined(separator: ", ")
    }

    private static func refusal(of bench: Bench) -> String? {
        do {
            let disk = try CuttableDisk(.ext4, on: bench)
            defer { disk.remove() }
            try disk.mount()
            try disk.cutPower()
            try disk.unmount()
            return nil
        } catch {
            return "\(error)"
        }
    }

    private static func reason(_ bench: Bench, _ words: String...) -> String? {
        do {
            let ending = try bench.run(Command(words))
            guard !ending.isSuccess else { return nil }
            return ending.errors.split(separator: "\n").first.map(String.init) ?? "\(ending.way)"
        } catch {
            return "\(error)"
        }
    }
}

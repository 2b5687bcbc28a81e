import Glibc
import NetworkModel
import Sharing
import WorkspaceStore

/// How long sharing takes, ten changes at a time, in two clones of one workspace through a repository on the same disk.
struct SyncTimings {
    private let folder: String
    private let hub: String
    private var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), mint: IDMint(seed: 5))
    private var number = 0
    private var tidying: [Double] = []

    /// Shares a copy of a workspace in a folder that is made anew.
    init(of workspace: String, in folder: String) throws {
        self.folder = folder
        hub = "\(folder)/hub.git"
        Self.shell("rm -rf '\(folder)' && mkdir -p '\(folder)/one' && cp '\(workspace)'/*.rec '\(folder)/one'")
        try GitSetup.makeShared(hub)
        try GitSetup.run("\(folder)/one", Remote(hub), program: "/usr/bin/caucus")
        try sync("one")
        _ = try Joining.run(Remote(hub), in: "\(folder)/two", program: "/usr/bin/caucus")
        // Apart, so that what is shared there is not to be merged here.
        Self.shell("git clone -q --bare '\(hub)' '\(hub)-plain' && git clone -q '\(hub)-plain' '\(folder)/plain'")
    }

    mutating func run() throws {
        var times: [(name: String, times: [Double])] = [
            "commit and push by plain git", "sync after ten changes", "sync of who gets them",
            "sync after ten changes on both sides", "sync of the other afterwards", "sync where nothing changed",
        ].map { ($0, []) }
        for round in 0..<6 {
            let plain = plainRound()
            try change("one")
            let (own, taken) = (try sync("one"), try sync("two"))
            try change("one")
            try change("two")
            try sync("one")
            let (merged, after, same) = (try sync("two"), try sync("one"), try sync("one"))
            // The first fills the caches.
            guard round > 0 else { continue }
            for (index, time) in [plain, own, taken, merged, after, same].enumerated() {
                times[index].times.append(time)
            }
        }
        times.append(("tidying up after a sync", tidying))
        Printed.line("\(folder)", "median ms", "least", "greatest", "ratio")
        let base = times[0].times.sorted()[times[0].times.count / 2]
        for (name, times) in times {
            let sorted = times.sorted()
            let median = sorted[sorted.count / 2]
            Printed.line(
                name, Printed.number(median), Printed.number(sorted[0]), Printed.number(sorted[sorted.count - 1]),
                Printed.number(median / base) + "x")
        }
    }

    /// Five contacts and five partners.
    private mutating func change(_ name: String) throws {
        let opened = try Store.open(try WorkspaceStore.Workspace(at: "\(folder)/\(name)"))
        let partners = opened.network.all(Partner.self).map(\.key)
        number += 1
        let edits = (0..<5).flatMap { index -> [RecordEdit?] in
            var contact = Draft(new: .contact, id: author.newID())
            contact.set(.at, "2026-11-20")
            contact.set(.summary, "agreed on annex \(number)")
            let partner = partners[(number * 31 + index * 997) % partners.count]
            return [
                contact.edit(at: author.clock.now),
                opened.network.editing(partner, at: author.clock.now) { $0.set(.place, "Place \(number)") },
            ]
        }
        _ = try opened.store.save(author.change("Edited", edits.compactMap { $0 }))
    }

    /// Shares, and returns how long it takes until the user is told. What is packed afterwards is timed apart.
    @discardableResult
    private mutating func sync(_ name: String) throws -> Double {
        let store = try Store.open(try WorkspaceStore.Workspace(at: "\(folder)/\(name)"), reading: []).store
        var sync = Sync(store, try GitHistory("\(folder)/\(name)"), by: author)
        let time = try Measurement.milliseconds { _ = try sync.run() }
        tidying.append(try Measurement.milliseconds { try sync.tidy() })
        return time
    }

    /// What git takes by itself for the same: one line more in the log, one changed in the partners.
    private func plainRound() -> Double {
        Self.shell(
            "cd '\(folder)/plain' && echo '# a remark' >> contacts.rec && echo '# a remark' >> partners.rec")
        return Measurement.milliseconds {
            let settings = "-c core.fsync=all -c user.name=a -c user.email=a@example.org -C '\(folder)/plain'"
            Self.shell("git \(settings) commit -qam plain && git \(settings) push -q")
        }
    }

    private static func shell(_ command: String) {
        let status = system(command)
        precondition(status == 0, "\(command) failed")
    }
}

import Glibc
import NetworkModel
import RecFormat
import Screens
import TextCanvas
import WorkspaceStore

/// The measurements of one workspace, each beside a baseline that is measured in the same run.
struct Suite {
    private let folder: String
    private let clock = Clock(instant: 1_795_000_000, zone: .utc)

    /// Makes the workspace in a folder unless it is there.
    init(_ folder: String, partners: Int, people: Int, contacts: Int, tasks: Int) throws {
        self.folder = folder
        guard !Workspace.isWorkspace(folder) else { return }
        var maker = WorkspaceMaker(partners: partners, people: people, contacts: contacts, tasks: tasks)
        _ = try maker.make(at: folder)
    }

    func run() throws {
        let workspace = try WorkspaceStore.Workspace(at: folder)
        let paths = Kind.allCases.map { workspace.path(of: $0) }.filter { access($0, R_OK) == 0 }
        let bytes = paths.reduce(0) { $0 + Self.read($1).count }
        print("\n\(folder): \(bytes / 1_000_000) MB")
        Printed.line("", "median ms", "least", "greatest", "ratio")
        let baseline = Measurement("read the same bytes, find their lines") {
            for path in paths { Self.lines(Self.read(path)) }
        }
        show(baseline, against: baseline)
        var opened: OpenWorkspace?
        let load = try Measurement("open: read, parse, index, derive") { opened = try Store.open(workspace) }
        show(load, against: baseline)
        guard let opened else { return }
        let network = opened.network
        show(Measurement("first screen after that") { firstScreen(network) }, against: baseline)
        let indexes = Measurement("indexes made in the background", runs: 3) { _ = Prepared(network, on: clock.today) }
        show(indexes, against: baseline)
        Printed.line(
            "peak memory", "\(Measurement.peakMegabytes) MB", "", "",
            ratio(Double(Measurement.peakMegabytes) * 1e6, Double(bytes)))
        try queries(network, workspace)
        try saves(opened)
        keys(network)
    }

    /// Only saving.
    func runSaves() throws {
        print("\n\(folder)")
        Printed.line("", "median ms", "least", "greatest", "ratio")
        try saves(try Store.open(try WorkspaceStore.Workspace(at: folder)))
    }

    /// Only the keys of the board, of reminders and of the calendar.
    func runBoard() throws {
        let network = try Store.open(try WorkspaceStore.Workspace(at: folder)).network
        let team = network.all(Person.self).count { $0.isTeamMember }
        print("\n\(folder): \(network[.task].count) tasks, \(team) in the team")
        Printed.line("keys, from the message to the canvas", "median ms", "p99", "slowest")
        var timings = KeyTimings(network, clock: clock, me: network.all(Person.self).first?.id)
        timings.runBoard()
        timings.show()
    }

    private func firstScreen(_ network: Network) {
        var state = State(author: Author(clock: clock, mint: IDMint(seed: 1)), size: Size(width: 120, height: 40))
        _ = update(&state, .opened(Screens.Workspace(folder: folder, network: network, me: "nobody")))
        precondition(view(state).size.height == 40)
    }

    // MARK: Asking

    private func queries(_ network: Network, _ workspace: WorkspaceStore.Workspace) throws {
        print("")
        let author = Author(clock: clock, mint: IDMint(seed: 1))
        let search = SearchText(.partner, of: network)
        for text in ["kenya", "stage:active country:kenya", "is:late"] {
            let ours = Measurement("partners \(text)") {
                let filter = Filter(text, of: .partner, today: clock.today)
                _ = network.slots(of: .partner, matching: filter, author: author, search: search)
            }
            show(ours, against: nil)
        }
        let path = workspace.path(of: .partner)
        let judge = Measurement("recsel -c of one such question, whole process", runs: 3) {
            Self.run("recsel -t Partner -e \"Stage = 'active' && Country = 'Kenya'\" -c '\(path)' > /dev/null")
        }
        show(judge, against: nil)
    }

    // MARK: Saving

    private func saves(_ opened: OpenWorkspace) throws {
        print("")
        var random = SystemRandomNumberGenerator()
        var author = Author(clock: clock, mint: IDMint(seed: random.next()))
        let (bare, log) = try Measurement.byTurns("bare append of 200 bytes and fsync", "log a contact", runs: 1_001) {
            Self.appendAndSync("\(folder)/.bare")
        } _: {
            var draft = Draft(new: .contact, id: author.newID())
            draft.set(.at, "2026-11-20")
            draft.set(.summary, "agreed on the annex and on who speaks")
            _ = try opened.store.save(author.change("Logged", [draft.edit(at: clock.now)]))
        }
        unlink("\(folder)/.bare")
        show(bare, against: bare)
        show(log, against: bare)
        let step = try Measurement("log a contact with a next step", runs: 21) {
            var call = author.draft(.contact, named: "agreed on the text", in: opened.network)
            call.set(.at, clock.now.iso)
            var task = author.draft(.task, named: "send the text", in: opened.network)
            task.set(.source, call.key.id.text)
            let edits = [task.edit(at: clock.now), call.edit(at: clock.now)]
            _ = try opened.store.save(author.change("Logged", edits))
        }
        show(step, against: bare)
        guard let partner = opened.network.all(Partner.self).first?.key else { return }
        var number = 0
        let edit = try Measurement("change a partner", runs: 7) {
            number += 1
            let edit = opened.network.editing(partner, at: clock.now) { $0.set(.place, "Place \(number)") }
            _ = try opened.store.save(author.change("Edited", [edit].compactMap { $0 }))
        }
        show(edit, against: bare)
    }

    // MARK: Keys

    private func keys(_ network: Network) {
        print("")
        Printed.line("keys, from the message to the canvas", "median ms", "p99", "slowest")
        var timings = KeyTimings(network, clock: clock, me: network.all(Person.self).first?.id)
        timings.run()
        timings.show()
    }

    // MARK: Showing

    private func show(_ measured: Measurement, against baseline: Measurement?) {
        let ratio = baseline.map { self.ratio(measured.median, $0.median) } ?? ""
        Printed.line(
            measured.name, Printed.number(measured.median), Printed.number(measured.sorted.first ?? 0),
            Printed.number(measured.sorted.last ?? 0), ratio)
    }

    private func ratio(_ value: Double, _ base: Double) -> String { Printed.number(value / max(base, 1e-9)) + "x" }

    // MARK: Baselines

    private static func read(_ path: String) -> [UInt8] {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        var status = stat()
        fstat(file, &status)
        let size = Int(status.st_size)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
                guard got > 0 else { break }
                count += got
            }
        }
    }

    /// Finds every line, as the least that any reader of rec files must do.
    private static func lines(_ bytes: [UInt8]) {
        var count = 0
        bytes.withUnsafeBytes { buffer in
            guard var place = buffer.baseAddress else { return }
            let end = place + buffer.count
            while let found = memchr(place, 0x0A, end - place) {
                count += 1
                place = UnsafeRawPointer(found) + 1
            }
        }
        precondition(count > 0 || bytes.isEmpty)
    }

    private static func appendAndSync(_ path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let bytes = [UInt8](repeating: 0x61, count: 200)
        precondition(write(file, bytes, bytes.count) == bytes.count)
        fsync(file)
        close(file)
    }

    private static func run(_ command: String) {
        let status = system(command)
        precondition(status == 0, "recsel has to be installed for this comparison")
    }
}

package import NetworkModel
import RecFormat
import Sharing
package import WorkspaceStore

/// A machine with a copy of the workspace.
package protocol SharingMachine: AnyObject {
    /// Opens the workspace as a process of its own does.
    func open() throws -> OpenWorkspace
    /// Shares; whether it came to its end. With a `misfortune` it may be killed, or not reach the others.
    func sync(_ misfortune: SharingMisfortune?, by author: Author) throws -> Bool
    /// Changes a file as an editor does.
    func edit(_ kind: Kind, _ change: (String) -> String) throws
}

/// What goes wrong while a machine shares.
package enum SharingMisfortune: Hashable, Sendable {
    case offline
    /// The process is killed; the number says when.
    case killed(Int)
    /// A killed git left its locks behind, or the files that say how to merge are gone.
    case leftovers(Int)
}

/// The records that everybody begins with.
enum Beginnings {
    static func save(_ opened: OpenWorkspace, by author: inout Author) throws {
        let titles: [(Kind, String)] = [
            (.partner, "Aid Watch"), (.event, "Summit"), (.task, "Letter"), (.contact, "Call"),
        ]
        let edits = titles.map { kind, title in
            var draft = Draft(new: kind, id: RecordID("first-\(kind.typeName.lowercased())"))
            draft.set(kind.titleField, title)
            draft.set(.notes, "as it began")
            if kind == .contact { draft.set(.at, "2026-11-21T10:00:00Z") }
            return draft.edit(at: author.clock.now)
        }
        _ = try opened.store.save(author.change("began", edits))
    }
}

/// People on several machines who edit, delete, settle and share in any order, while machines are off line and processes
/// are killed; and what must hold in the end.
package struct SharingSimulation {
    private let machines: [any SharingMachine]
    private var random: RecGenerator
    private var author: Author
    private var made = 0
    /// What was set and never taken back by whoever saw it.
    private var set: Set<SharedValues.Value> = []
    private var ever: Set<SharedValues.Value> = []
    private var lines: Set<String> = []
    /// What was done, for whoever looks into a failure.
    package private(set) var story: [String] = []
    package private(set) var kills = 0
    package private(set) var syncs = 0
    package private(set) var settled = 0

    package init(_ machines: [any SharingMachine], seed: UInt64, by author: Author) throws {
        self.machines = machines
        self.author = author
        random = RecGenerator(seed: seed)
        let values = SharedValues(try machines[0].open().store.fileStates())
        set = values.values
        ever = values.values
        lines = values.lines
    }

    /// Lets people work for so many steps, then all share until there is nothing more to share; returns what is wrong.
    package mutating func run(steps: Int) throws -> [String] {
        for _ in 0..<steps { try step() }
        for _ in 0..<2 {
            for machine in machines.indices.shuffled(using: &random.random) {
                story.append("\(machine) shares in the end")
                syncs += 1
                guard try machines[machine].sync(nil, by: author(machine)) else {
                    return ["\(machine) could not share"]
                }
            }
        }
        return try findings()
    }

    private func author(_ machine: Int) -> Author {
        Author(clock: author.clock, me: RecordID("me-\(machine)"), mint: IDMint(seed: UInt64(made * 16 + machine)))
    }

    private mutating func step() throws {
        author.clock.instant += 60
        let machine = Int.random(in: machines.indices, using: &random.random)
        guard random.chance(60) else { return try share(machine) }
        let opened = try machines[machine].open()
        let before = SharedValues(try opened.store.fileStates())
        try work(machine, opened)
        let after = SharedValues(try machines[machine].open().store.fileStates())
        // What somebody wrote over is theirs to lose, though a conflict may still have it.
        set.subtract(before.standing.subtracting(after.standing))
        set.subtract(before.values.subtracting(after.values))
        // A value that was there before has been written over by whoever wrote another.
        set.formUnion(after.values.subtracting(before.values).subtracting(ever))
        ever.formUnion(after.values)
        lines.formUnion(after.lines)
    }

    private mutating func share(_ machine: Int) throws {
        let misfortune: SharingMisfortune? =
            switch random.count(0...9) {
            case 0, 1: .offline
            case 2, 3, 4: .killed(random.count(0...60))
            case 5: .leftovers(random.count(0...3))
            default: nil
            }
        story.append("\(machine) shares\(misfortune.map { ", \($0)" } ?? "")")
        syncs += 1
        if case .killed = misfortune { kills += 1 }
        _ = try machines[machine].sync(misfortune, by: author(machine))
    }

    // MARK: What is wrong in the end

    private func findings() throws -> [String] {
        let states = try machines.map { try $0.open().store.fileStates().filter(\.isThere) }
        var findings: [String] = []
        for (machine, files) in states.enumerated().dropFirst() {
            for (one, other) in zip(states[0], files) where one.kind != other.kind || one.bytes != other.bytes {
                findings.append("machine \(machine) has another \(other.kind.fileName) than machine 0")
            }
            if states[0].count != files.count { findings.append("machine \(machine) has not the files of machine 0") }
        }
        let values = SharedValues(states[0])
        findings += set.subtracting(values.values).map { "lost: \($0)" }.sorted()
        findings += lines.subtracting(values.lines).map { "lost: \($0)" }.sorted()
        for file in states[0] where RecDocument.conflictMarker(in: file.bytes) != nil {
            findings.append("there are conflict markers in \(file.kind.fileName)")
        }
        return findings
    }
}

// MARK: What people do

extension SharingSimulation {
    private mutating func work(_ machine: Int, _ opened: OpenWorkspace) throws {
        made += 1
        let network = opened.network
        let keys = [Kind.partner, .event, .task, .contact].flatMap { kind in
            network[kind].slots.map { RecordKey(kind, network[kind].id(at: Int($0))) }
        }
        // Most have to do with the same few records, or they would hardly ever meet.
        let known = random.chance(85) ? keys.filter { $0.id.text.hasPrefix("first-") }.suffix(2) : keys
        let value = "\(machine) says \(made)"
        switch random.count(0...17) {
        case 0, 1: try save(opened, machine, "adds", [added(machine)])
        case 2 where !keys.isEmpty: try save(opened, machine, "deletes", network.deleting([random.pick(keys)]))
        case 3 where !keys.isEmpty:
            let key = random.pick(keys)
            if let tag = network.record(key)?.all(.tag).first {
                try save(opened, machine, "untags", network.removing(tag, from: .tag, of: [key], at: author.clock.now))
            }
        case 4 where !keys.isEmpty:
            try save(
                opened, machine, "tags",
                network.adding("t\(made)", to: .tag, of: [random.pick(keys)], at: author.clock.now))
        case 5, 6, 7: try settle(opened, machine)
        case 8: try remark(machine)
        case 9: try participate(opened, machine)
        default:
            guard !known.isEmpty else { return }
            let key = random.pick(known)
            let field = random.pick([Field.notes, .notes, .notes, .notes, key.kind.titleField, "Unknown"])
            let text = field == .notes ? "\(value)\nand more\\" : value
            try save(
                opened, machine, "sets \(key.kind) \(field) =\(made)",
                network.setting(field, random.chance(10) ? [] : [text], of: [key], at: author.clock.now))
        }
    }

    private mutating func save(_ opened: OpenWorkspace, _ machine: Int, _ what: String, _ edits: [RecordEdit]) throws {
        guard !edits.isEmpty else { return }
        story.append("\(machine) \(what) \(edits.map(\.key.id.text).joined(separator: " "))")
        var author = author(machine)
        _ = try opened.store.save(author.change(what, edits))
    }

    private mutating func added(_ machine: Int) -> RecordEdit {
        let kind = random.pick([Kind.partner, .event, .task, .contact])
        // Names are sometimes those that others give too.
        let id = kind.naming == .slug && random.chance(40) ? "same-\(random.count(0...1))" : "new-\(machine)-\(made)"
        var draft = Draft(new: kind, id: RecordID(id))
        draft.set(kind.titleField, "\(machine) names \(made)")
        if kind == .contact { draft.set(.at, "2026-11-21T10:00:00Z") }
        return draft.edit(at: author.clock.now)
    }

    private mutating func settle(_ opened: OpenWorkspace, _ machine: Int) throws {
        guard let conflict = opened.network.openConflicts.randomElement(using: &random.random) else { return }
        settled += 1
        let choices = conflict.versions.indices.map { Settlement.version($0) }
        let settlement = random.pick(choices + [.standing, .base, .value("\(machine) settles \(made)")])
        try save(
            opened, machine, "settles on \(settlement)",
            opened.network.settling(conflict, on: settlement, at: author.clock.now))
    }

    private mutating func remark(_ machine: Int) throws {
        let kind = random.pick([Kind.partner, .task])
        let line = random.pick(["# remark \(machine) \(made)", "remark \(made) that is no rec, by \(machine)"])
        story.append("\(machine) writes “\(line)” into \(kind.fileName)")
        try machines[machine].edit(kind) {
            $0.hasSuffix("\n\n") || $0.isEmpty ? "\($0)\(line)\n\n" : "\($0)\n\(line)\n\n"
        }
    }

    private mutating func participate(_ opened: OpenWorkspace, _ machine: Int) throws {
        let network = opened.network
        guard let event = network.all(Event.self).randomElement(using: &random.random) else { return }
        let part = random.pick(["reply", "visa", "hotel"])
        let edit = network.editing(event.key, at: author.clock.now) { draft in
            var described = Described(draft.all(.participant).first ?? "ana: delegate")
            described.setPart(part, "\(machine)-\(made)")
            draft.setAll(.participant, [described.value])
        }
        try save(opened, machine, "notes \(part)", [edit].compactMap { $0 })
    }
}

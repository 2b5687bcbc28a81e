import NetworkModel
import RecFormat
import WorkspaceStore

extension CaucusSubject {
    func operations(all: Bool, on bench: Bench) throws -> [Operation] {
        let maker = CaucusOperations(subject: self, bench: bench, fixture: try fixture(on: bench))
        let few = try [maker.log(), maker.logWithNextStep(), maker.merge(), maker.tornTail()]
        guard all else { return few }
        let more = try [
            maker.everyKindAgain(), maker.everyKindGone(), maker.clash(), maker.importing(), maker.creating(),
            maker.beginningFile(),
        ]
        var ofKinds = try Kind.allCases.filter { $0 != .conflict }.map(maker.set)
        for kind in Kind.allCases where kind != .network { ofKinds += try [maker.again(kind), maker.gone(kind)] }
        for index in ofKinds.indices { ofKinds[index].isOneOfMany = true }
        return few + more + ofKinds
    }
}

/// Makes the operations of caucus: what a person does at the shell, and, through undo, what the one mechanism for change
/// does to records of every kind.
struct CaucusOperations {
    let subject: CaucusSubject
    let bench: Bench
    let fixture: Contents

    private func operation(
        _ name: String, _ command: Command, typed: [String] = [], next: Command? = nil, before: Contents? = nil
    ) throws -> Operation {
        try Operation(
            name, command, typed: typed, next: next, before: before ?? fixture, of: subject, on: bench)
    }

    func log() throws -> Operation {
        let line = "call Aid Watch 10m: will chair the session"
        return try operation("log", subject.command("log", line), typed: [line])
    }

    func logWithNextStep() throws -> Operation {
        let line = "call Aid Watch: will sign > send the draft 2030-12-04"
        let notes = "what was said besides\nin two lines"
        return try operation(
            "log with a next step", subject.command("log", "-", input: "\(line)\n\(notes)\n"),
            typed: [line, "in two lines"])
    }

    func set(_ kind: Kind) throws -> Operation {
        try operation(
            "set \(kind.typeName)",
            subject.command("set", CaucusSubject.key(kind, in: try network()).id.text, "Notes=other notes", "Tag+=new"))
    }

    /// Brings back a record of every kind in one change.
    func everyKindAgain() throws -> Operation {
        let before = try prepared { network, author in
            author.change("Deleted all", network.deleting(targets(in: network).filter { $0.kind != .network }))
        }
        return try operation("undo a deletion in every file", subject.command("undo"), before: before)
    }

    /// Takes a new record of every kind away in one change.
    func everyKindGone() throws -> Operation {
        let before = try prepared { network, author in
            let new = Kind.allCases.filter { $0 != .network }.map { kind in
                CaucusSubject.record(kind, RecordID("new-\(kind.typeName.lowercased())")).edit(at: author.clock.now)
            }
            return author.change("Added all", new)
        }
        return try operation("undo an addition in every file", subject.command("undo"), before: before)
    }

    func again(_ kind: Kind) throws -> Operation {
        let before = try prepared { network, author in
            author.change("Deleted", network.deleting([CaucusSubject.key(kind, in: network)]))
        }
        return try operation("undo the deletion of a \(kind.typeName)", subject.command("undo"), before: before)
    }

    func gone(_ kind: Kind) throws -> Operation {
        let before = try prepared { _, author in
            author.change("Added", [CaucusSubject.record(kind, "new-record").edit(at: author.clock.now)])
        }
        return try operation("undo the addition of a \(kind.typeName)", subject.command("undo"), before: before)
    }

    /// Takes back a change of every file after another program has changed the same records.
    func merge() throws -> Operation {
        var before = try prepared { network, author in
            author.change(
                "Edited all",
                targets(in: network).compactMap { key in
                    network.editing(key, at: author.clock.now) { $0.set(.notes, "changed notes") }
                })
        }
        for kind in Kind.allCases {
            let (old, new) = (Mark.text("Editor\(kind.typeName)", 0), Mark.text("Editor\(kind.typeName)", 1))
            before[kind.fileName]?.replace(Array(old.utf8), with: Array(new.utf8))
        }
        return try operation("undo what others have changed since", subject.command("undo"), before: before)
    }

    /// Logs after a record that was cut short.
    func tornTail() throws -> Operation {
        var before = fixture
        before[Kind.contact.fileName]?.removeLast(40)
        let line = "call Aid Watch: after a torn tail"
        return try operation("log after a torn tail", subject.command("log", line), typed: [line], before: before)
    }

    /// Saves a field that was set to something else meanwhile, so that the other version goes to conflicts.
    func clash() throws -> Operation {
        try operation("save over another's change", Command([subject.harness, "clash", Command.data]))
    }

    func importing() throws -> Operation {
        let rows = "Name,Country,Contact\nAlpha Union,Kenya,Ada Obi\nBeta Trust,Peru,Bo Diaz\n"
        return try operation("import", subject.command("import", "partners", "-", "--yes", input: rows))
    }

    func creating() throws -> Operation {
        let command = Command([subject.program, "init", Command.data, "--name", "New"])
        return try operation("init", command, next: command, before: [:])
    }

    /// The first record of a file that is missing.
    func beginningFile() throws -> Operation {
        var before = fixture
        before[Kind.task.fileName] = nil
        return try operation("begin a file", subject.command("add", "task", "send the draft"), before: before)
    }

    private func targets(in network: Network) -> [RecordKey] {
        Kind.allCases.map { CaucusSubject.key($0, in: network) }
    }

    private func network() throws -> Network {
        Folder.restore(fixture, to: bench.data)
        return try Store.open(try Workspace(at: bench.data)).network
    }

    /// The fixture after a change, which is the last that undo knows.
    private func prepared(_ change: (Network, inout Author) -> Change) throws -> Contents {
        let network = try network()
        var author = CaucusSubject.author
        author.mint = IDMint(seed: 6)
        author.clock.instant += 600
        _ = try Store.open(try Workspace(at: bench.data)).store.save(change(network, &author))
        return Folder.contents(of: bench.data)
    }
}

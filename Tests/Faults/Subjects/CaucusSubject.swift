import Glibc
import NetworkModel
import RecFormat
import TestSupport
import WorkspaceStore

/// caucus itself: the program as it was built, on a workspace that holds a record of every kind.
///
/// Kinds, files and fields come from the schema, so that a kind that is added later is put to the test as the others are.
struct CaucusSubject: Subject {
    /// The built program.
    let program: String
    let harness: String
    let manner: Manner

    init(program: String, harness: String, manner: Manner = .caucus) {
        self.program = program
        self.harness = harness
        self.manner = manner
    }

    var name: String { "caucus" }

    func fixture(on bench: Bench) throws -> Contents {
        Folder.remove(bench.data)
        var author = Self.author
        let workspace = try Workspace.create(at: bench.data, name: "Our World", author: &author)
        let store = try Store.open(workspace).store
        var other = author.draft(.partner, named: "Aid Watch", in: Network())
        other.set(.country, "Kenya")
        let edits = Self.targets(in: try Store.open(workspace).network) + [other.edit(at: author.clock.now)]
        _ = try store.save(author.change("Made", edits))
        // As after any erasure: of one that nobody has seen, the first change would remove all that undo knows.
        _ = try store.eraseUntold([Self.id(.erasure)])
        for number in 0..<20 {
            var call = Draft(new: .contact, id: author.newID())
            call.set(.at, "2026-11-20T14:00:00Z")
            call.set(.with, "aid-watch")
            call.set(.summary, "agreed on the annex and on who speaks, number \(number)")
            _ = try store.save(author.change("Logged", [call.edit(at: author.clock.now)]))
        }
        return Folder.contents(of: bench.data)
    }

    /// Whoever makes the fixture; not now, so that nothing in it looks new.
    static var author: Author { Author(clock: Clock(instant: 1_790_000_000, zone: .utc), mint: IDMint(seed: 5)) }

    /// The Id of the record of a kind that the operations change.
    static func id(_ kind: Kind) -> RecordID { RecordID("target-\(kind.typeName.lowercased())") }

    static func key(_ kind: Kind, in network: Network) -> RecordKey {
        guard kind == .network, let slot = network[kind].slots.first else { return RecordKey(kind, id(kind)) }
        return network.key(at: Place(kind, Int(slot)))
    }

    /// A record of every kind, with marks in its notes and in a field that no schema knows; the network has one already.
    static func targets(in network: Network) -> [RecordEdit] {
        Kind.allCases.compactMap { kind in
            func set(_ draft: inout Draft) {
                draft.set(.notes, Mark.text(kind.typeName, 0))
                draft.set(editorField, Mark.text("Editor\(kind.typeName)", 0))
            }
            if kind == .network { return network.editing(key(kind, in: network), at: author.clock.now, set) }
            var draft = record(kind, id(kind))
            set(&draft)
            return draft.edit(at: author.clock.now)
        }
    }

    /// A new record with what its kind requires.
    static func record(_ kind: Kind, _ id: RecordID) -> Draft {
        var draft = Draft(new: kind, id: id)
        let samples = Dictionary(kind.sampleValues) { first, _ in first }
        for spec in Schema[kind].specs where spec.isRequired && spec.field != .id {
            if case .reference(let kinds) = spec.type {
                draft.set(spec.field, self.id(kinds[0]).text)
            } else {
                draft.set(spec.field, samples[spec.field] ?? "\(kind.typeName) \(id.text)")
            }
        }
        draft.set(kind.titleField, "\(kind.typeName) \(id.text)")
        return draft
    }

    /// The field that a program which knows nothing of caucus changes.
    static let editorField = Field("Editor")

    func isData(_ name: String) -> Bool { Self.fileNames.contains(name) }

    /// The files by the types of their records, for those who know nothing else of them.
    static let kindNames = Kind.allCases.map { (type: $0.typeName, file: $0.fileName) }

    static let fileNames = Set(Kind.allCases.map(\.fileName))

    func masked(_ data: Contents, since before: Contents) -> Contents { Mask.masked(data, since: before) }

    func complaints(about names: Set<String>, in folder: String) -> [String] {
        names.sorted().compactMap { name in
            let complaint = Recutils.complaints(about: "\(folder)/\(name)")
            return complaint.isEmpty ? nil : "recfix: \(complaint)"
        }
    }

    var next: Command { command("log", "call Aid Watch: afterwards") }

    /// A command of caucus on the bench's folder.
    func command(_ words: String..., input: String = "") -> Command {
        Command([program] + words + ["--workspace", Command.data], input: Array(input.utf8))
    }
}

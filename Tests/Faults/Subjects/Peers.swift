import Glibc

/// Programs of the distribution that keep a person's data in text files, for comparison.
struct Peer: Subject {
    let manner: Manner

    var name: String { "\(manner.rawValue) from the distribution" }

    /// Puts something into the data: a to-do, or a task.
    static func adding(_ text: String, by manner: Manner, to folder: String) -> Command {
        guard manner == .calcurse else { return task(folder, "add", text) }
        let words = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTODO\nSUMMARY:\(text)\nEND:VTODO\nEND:VCALENDAR\n"
        return Command(["calcurse", "-q", "-D", folder, "-C", folder, "-i", "-"], input: Array(words.utf8))
    }

    /// Changes one of the first tasks; nil where the program can do that on its screen only.
    static func changing(_ number: Int, to text: String, by manner: Manner, in folder: String) -> Command? {
        manner == .taskwarrior ? task(folder, String(number), "modify", text) : nil
    }

    private static func task(_ folder: String, _ words: String...) -> Command {
        let options = [
            "rc:/dev/null", "rc.data.location=\(folder)", "rc.confirmation=no", "rc.verbose=new-id", "rc.gc=off",
        ]
        return Command(["task"] + options + words)
    }

    func fixture(on bench: Bench) throws -> Contents {
        Folder.restore([:], to: bench.data)
        for number in 0..<50 {
            let command = Self.adding("a thing to do that was saved long ago \(number)", by: manner, to: bench.data)
            let ending = try bench.run(command)
            guard ending.isSuccess else { throw Failure("\(manner.rawValue) fails: \(ending.words)") }
        }
        return Folder.contents(of: bench.data)
    }

    func operations(all: Bool, on bench: Bench) throws -> [Operation] {
        let fixture = try fixture(on: bench)
        let commands = [
            ("add", Self.adding("what was promised", by: manner, to: Command.data)),
            ("change", Self.changing(1, to: "what was promised", by: manner, in: Command.data)),
        ]
        return try commands.compactMap { name, command in
            try command.map { try Operation(name, $0, before: fixture, of: self, on: bench) }
        }
    }

    var next: Command { Self.adding("afterwards", by: manner, to: Command.data) }

    func isData(_ name: String) -> Bool { (manner == .calcurse ? ["todo", "apts"] : ["pending.data"]).contains(name) }

    /// Times and random names of tasks read the same.
    func masked(_ data: Contents, since before: Contents) -> Contents {
        data.mapValues { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let masked = text.replacing(#/(entry|modified):"[0-9]+"/#) { "\($0.output.1):now" }
                .replacing(#/uuid:"[-0-9a-f]+"/#, with: "uuid")
            return Array(masked.utf8)
        }
    }
}

/// Steps that such a program takes.
struct PeerSteps {
    private let order: WorkloadOrder
    private let bench: Bench

    init(_ order: WorkloadOrder) {
        self.order = order
        bench = Bench("\(order.ledger).bench", data: order.folder)
    }

    func run(_ workload: Workload) throws {
        try workload.run { number in
            let number = order.first + number
            let task = number % 5 + 1
            let change = Peer.changing(task, to: Mark.text("Task\(task)", number), by: order.manner, in: order.folder)
            let place = change == nil || number % 2 == 0 ? "W\(order.writer)x\(number)" : "Task\(task)"
            let mark = Mark.text(place, number)
            let add = Peer.adding(mark, by: order.manner, to: order.folder)
            let command = place.hasPrefix("W") ? add : change ?? add
            return Workload.Step(marks: [place: mark]) { [bench] in
                let ending = try bench.start(command, inGroup: false).wait(seconds: 60)
                guard ending.isSuccess else { throw Failure(ending.words) }
            }
        }
    }
}

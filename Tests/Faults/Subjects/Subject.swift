/// A program whose saving is put to the test, and how its data is told apart from all else that it leaves.
protocol Subject: Sendable {
    var name: String { get }
    /// The data that every test begins with.
    func fixture(on bench: Bench) throws -> Contents
    /// What is done while calls fail, processes are killed and disks are full. `all` asks for more than a quick look.
    func operations(all: Bool, on bench: Bench) throws -> [Operation]
    /// Something else that is done afterwards, as the next thing that anybody would do.
    var next: Command { get }
    /// Whether a file, named relative to the folder, is the user's data.
    func isData(_ name: String) -> Bool
    /// Files in which everything that differs from run to run, such as times and new Ids, reads the same.
    func masked(_ data: Contents, since before: Contents) -> Contents
    /// What independent programs find wrong with some of the data files in a folder.
    func complaints(about names: Set<String>, in folder: String) -> [String]
    /// The way in which a workload of marks is written.
    var manner: Manner { get }
}

extension Subject {
    /// The data files of a folder.
    func data(in folder: String) -> Contents { Folder.contents(of: folder).filter { isData($0.key) } }

    func masked(_ data: Contents, since before: Contents) -> Contents { data }
    func complaints(about names: Set<String>, in folder: String) -> [String] { [] }
}

/// Something that is done to data, and the two states of which one must be there whatever goes wrong.
struct Operation: Sendable {
    let name: String
    /// Every file of the folder before it.
    let before: Contents
    let command: Command
    /// What the user typed, which must be there somewhere where it could not be saved.
    let typed: [String]
    /// What is done next, where that is not what is done next everywhere else; it may fail.
    let next: Command?
    /// Whether the same is done in many other ways too, so that a brief look at each is enough.
    var isOneOfMany = false
    let states: States

    /// The states of the data, masked.
    struct States: Sendable {
        let old: Contents
        let new: Contents
        /// The same two after something else was done.
        let oldThenNext: Contents
        let newThenNext: Contents
    }

    /// Does the operation where nothing goes wrong, to learn what becomes of the data.
    init(
        _ name: String, _ command: Command, typed: [String] = [], next: Command? = nil, before: Contents,
        of subject: any Subject, on bench: Bench
    ) throws(Failure) {
        self.name = name
        self.before = before
        self.command = command
        self.typed = typed
        self.next = next
        let data = before.filter { subject.isData($0.key) }
        // What other programs say of these states they say of every run that ends in one of them.
        func state() throws(Failure) -> Contents {
            let now = subject.data(in: bench.data)
            let complaints = subject.complaints(about: Set(now.keys), in: bench.data)
            guard complaints.isEmpty else { throw Failure("\(name): \(complaints.joined(separator: "; "))") }
            return subject.masked(now, since: data)
        }
        func run(_ command: Command, mayFail: Bool = false) throws(Failure) {
            let ending = try bench.run(command.in(bench))
            guard ending.isSuccess || mayFail else { throw Failure("\(name) fails without any fault: \(ending.words)") }
        }
        Folder.restore(before, to: bench.data)
        let old = try state()
        try run(next ?? subject.next, mayFail: next != nil)
        let oldThenNext = try state()
        Folder.restore(before, to: bench.data)
        try run(command)
        let new = try state()
        try run(next ?? subject.next, mayFail: next != nil)
        states = States(old: old, new: new, oldThenNext: oldThenNext, newThenNext: try state())
        guard old != new else { throw Failure("\(name) changes nothing") }
    }

    /// The same operation on data that begins with other bytes, so that everything lies elsewhere on the disk.
    func shifted(by prefix: [UInt8], of subject: any Subject) -> Operation {
        func shift(_ contents: Contents) -> Contents {
            contents.reduce(into: [:]) { $0[$1.key] = subject.isData($1.key) ? prefix + $1.value : $1.value }
        }
        func shiftOld(_ contents: Contents) -> Contents {
            contents.reduce(into: [:]) { $0[$1.key] = states.old[$1.key] == nil ? $1.value : prefix + $1.value }
        }
        return Operation(
            name: name, before: shift(before), command: command, typed: typed, next: next,
            states: States(
                old: shiftOld(states.old), new: shiftOld(states.new), oldThenNext: shiftOld(states.oldThenNext),
                newThenNext: shiftOld(states.newThenNext)))
    }

    private init(
        name: String, before: Contents, command: Command, typed: [String], next: Command?, states: States
    ) {
        self.name = name
        self.next = next
        self.before = before
        self.command = command
        self.typed = typed
        self.states = states
    }
}

extension Command {
    /// Stands in the words of a command for the folder of the data, and for the folder around it.
    static let data = "{data}"
    static let bench = "{bench}"

    /// The command as it is on a bench.
    func `in`(_ bench: Bench) -> Command {
        var result = self
        result.words = words.map { word in
            word.replacing(Self.data, with: bench.data).replacing(Self.bench, with: bench.path)
        }
        return result
    }
}

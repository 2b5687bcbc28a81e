import Glibc

/// The programs that can be put to the test, by their names.
enum Subjects {
    static func subject(named name: String, program: String?, harness: String) throws -> any Subject {
        let folder = harness.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let named = program ?? "\(folder)/caucus"
        let path = realpath(named, nil)
        defer { free(path) }
        let program = path.map { String(cString: $0) } ?? named
        switch name {
        case "caucus", "store":
            guard access(program, X_OK) == 0 else {
                throw Failure("\(program) is not there; build it with swift build")
            }
            return CaucusSubject(program: program, harness: harness, manner: name == "store" ? .store : .caucus)
        case "renaming": return WrongWriter(manner: .renaming, harness: harness)
        case "truncating": return WrongWriter(manner: .truncating, harness: harness)
        case "calcurse": return Peer(manner: .calcurse)
        case "taskwarrior": return Peer(manner: .taskwarrior)
        default: throw Failure("there is no subject '\(name)'\n\(Faults.usage)")
        }
    }
}

/// The way in which a workload of marks is written to a folder.
enum Manner: String, CaseIterable, Sendable {
    /// By `caucus`, a process a step.
    case caucus
    /// By the same store as caucus has, in one process that stays open.
    case store
    case calcurse
    case taskwarrior
    /// Wrong, by a temporary file that is renamed and never synced.
    case renaming
    /// Wrong, by emptying the file and writing it again.
    case truncating
}

/// What to say of private records that were left out of something that is written for others.
enum WithheldWords {
    /// Says how many were left out; nothing where none was.
    static func say(_ count: Int) {
        guard count > 0 else { return }
        let (what, verb, them) =
            count == 1 ? ("1 private record", "was", "it") : ("\(count) private records", "were", "them")
        Output.errors.writeLine("caucus: \(what) \(verb) left out; --private takes \(them) in")
    }
}

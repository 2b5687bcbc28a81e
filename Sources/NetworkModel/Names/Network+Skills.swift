import RecFormat

extension Network {
    /// The skills of people and tasks that begin with a folded word, each once.
    func skills(beginningWith word: String) -> [String] {
        var seen: Set<String> = []
        var found: [String] = []
        for kind in [Kind.person, .task] {
            for slot in self[kind].slots {
                // Most have none, which costs less to see in the bytes.
                let record = self[kind].record(at: Int(slot))
                guard record.withRawValue(of: Field.skill.name, { $0.count > 0 }) ?? false else { continue }
                for skill in record.all(.skill) where Folding.folded(skill).hasPrefix(word) {
                    if seen.insert(skill).inserted { found.append(skill) }
                }
            }
        }
        return found
    }
}

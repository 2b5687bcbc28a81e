package import NetworkModel

/// Finding records by what people call them.
extension State {
    /// The names of partners, people and events; made on the spot until the prepared ones arrive.
    package var names: NameIndex { prepared.names ?? NameIndex(network) }

    /// What a typed name means among records of these kinds; `me` is the one at the keyboard.
    package func resolve(_ name: String, _ kinds: [Kind]) -> NameResolution {
        if Folding.folded(name) == "me", let me, let place = network.place(of: me, among: kinds) {
            return .found(NameCandidate(key: network.key(at: place), title: network.title(at: place)))
        }
        return index(for: kinds).resolve(name, among: kinds)
    }

    /// Names to propose for what has been typed.
    package func propose(_ name: String, _ kinds: [Kind], limit: Int = 8) -> [NameCandidate] {
        index(for: kinds).completions(name, among: kinds, limit: limit)
    }

    /// Records that one of this name may double, the likelier first.
    package func likelyDuplicates(of name: String, _ kind: Kind) -> [Place] {
        let found: [LikelyDuplicate]
        if prepared.version == nil {
            found = DuplicateFinder(kind, of: network).likelyDuplicates(of: name)
        } else {
            found = prepared.likelyDuplicates(of: name, kind)
        }
        return found.compactMap { network.place(of: $0.candidate.key) }
    }

    /// Records that somebody may mean who types this name in one line: those it may double; for organisations those whose
    /// names begin alike, for people those who are nearly called so.
    func lookAlikes(of name: String, _ kind: Kind) -> [Place] {
        let doubles = likelyDuplicates(of: name, kind)
        let isPrepared = prepared.version != nil
        let alike: [NameCandidate]
        switch kind {
        case .partner:
            alike =
                isPrepared
                ? prepared.sharingBeginning(with: name, kind)
                : DuplicateFinder(kind, of: network).sharingBeginning(with: name)
        case .person:
            alike =
                isPrepared
                ? prepared.nearlyCalled(name, kind) : DuplicateFinder(kind, of: network).nearlyCalled(name)
        default: return doubles
        }
        return (doubles + alike.compactMap { network.place(of: $0.key) }).uniqued { $0 }
    }

    /// Records that may be meant by a name that nobody is called by, the likelier first; `alike` are those spelled alike
    /// where they are known already.
    func likely(_ name: String, _ kind: Kind, alike: [NameCandidate]? = nil) -> [NameCandidate] {
        let doubles = lookAlikes(of: name, kind).map { place in
            NameCandidate(key: network.key(at: place), title: network.title(at: place))
        }
        var near = alike ?? []
        if alike == nil, case .unknown(let suggestions) = resolve(name, [kind]) { near = suggestions }
        return Array((doubles + near).uniqued { $0.key }.prefix(3))
    }

    /// The prepared indexes know what has a name of its own, and tasks; the others are few enough to be read.
    private func index(for kinds: [Kind]) -> NameIndex {
        if kinds.allSatisfy({ [.partner, .person, .event].contains($0) }) { return names }
        if let tasks = prepared.taskNames, kinds.allSatisfy({ [.task, .checklistItem].contains($0) }) { return tasks }
        return NameIndex(network, kinds: kinds)
    }
}

import NetworkModel

/// Finds the partners of a network, and of an import that is being planned, by name.
struct PartnerFinder {
    private var byName: [[UInt8]: RecordID] = [:]
    private var duplicates: DuplicateFinder

    init(_ network: Network) {
        duplicates = DuplicateFinder(.partner, of: network)
        for partner in network.all(Partner.self) { remember(partner.name, partner.id) }
    }

    /// Takes up a partner that the import adds.
    mutating func add(_ name: String, _ id: RecordID) {
        remember(name, id)
        duplicates.add(NameCandidate(key: RecordKey(.partner, id), title: name))
    }

    /// The partner of that name; case and accents do not tell names apart.
    func partner(named name: String) -> RecordID? { byName[Folding.fold(name)] }

    /// A partner that may be the same one under another name.
    func lookAlike(of name: String) -> LikelyDuplicate? { duplicates.likelyDuplicates(of: name).first }

    private mutating func remember(_ name: String, _ id: RecordID) {
        let key = Folding.fold(name)
        if byName[key] == nil { byName[key] = id }
    }
}

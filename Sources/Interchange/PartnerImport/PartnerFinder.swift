import NetworkModel

/// Finds the partners of a network, and of an import that is being planned, by name.
struct PartnerFinder {
    private var byName: [[UInt8]: RecordID] = [:]
    private var duplicates: DuplicateFinder

    init(_ network: Network) {
        duplicates = DuplicateFinder(.partner, of: network)
        let partners = network.all(Partner.self)
        for partner in partners { remember(partner.name, partner.id) }
        // A name goes before what another is called as well.
        for partner in partners { for alias in partner.aliases { remember(alias, partner.id) } }
    }

    /// Takes up a partner that the import adds.
    mutating func add(_ name: String, _ id: RecordID, aliases: [String]) {
        for name in [name] + aliases { remember(name, id) }
        duplicates.add(NameCandidate(key: RecordKey(.partner, id), title: name, aliases: aliases))
    }

    /// The partner of that name; case and accents do not tell names apart.
    func partner(named name: String) -> RecordID? { byName[Folding.fold(name)] }

    /// A partner that may be the same one under another name.
    func lookAlike(of name: String) -> LikelyDuplicate? { duplicates.likelyDuplicates(of: name).first }

    /// Takes a name for one of a partner's, unless it is another's.
    mutating func remember(_ name: String, _ id: RecordID) {
        let key = Folding.fold(name)
        if byName[key] == nil { byName[key] = id }
    }
}

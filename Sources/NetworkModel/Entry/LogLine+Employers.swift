extension LogLine {
    /// The partner that somebody who is not there yet speaks for: the last one typed before them, else the only one of
    /// the line. Nil for a partner, and for those who are there already.
    package func employer(of mention: Mention) -> Mention? {
        guard mention.mayBeNewPerson, let index = with.firstIndex(of: mention) else { return nil }
        if let before = with[..<index].last(where: { $0.isPartner && $0.range != nil }) { return before }
        let partners = with.filter(\.isPartner)
        return partners.count == 1 ? partners.first : nil
    }

    /// The partner right before an unknown name, which makes it that of a person there more likely than not.
    func neighbour(of mention: Mention) -> Mention? {
        guard case .unknown = mention.meaning, let index = with.firstIndex(of: mention), index > 0,
            with[index - 1].isPartner
        else { return nil }
        return with[index - 1]
    }

    /// The partner that the next steps belong to, where it could be another one of the line.
    package var partnerOfSteps: Mention? {
        let partners = with.filter(\.isPartner)
        return partners.count > 1 ? partners.first : nil
    }
}

extension Mention {
    /// What the name is, as the record has it or will.
    package var title: String {
        switch meaning {
        case .known(let candidate): candidate.title
        case .new(_, let name): name
        case .ambiguous, .unknown: text
        }
    }

    var isPartner: Bool {
        switch meaning {
        case .known(let candidate): candidate.key.kind == .partner
        case .new(let kind, _): kind == .partner
        case .ambiguous, .unknown: false
        }
    }

    fileprivate var mayBeNewPerson: Bool {
        switch meaning {
        case .new(let kind, _): kind == .person
        case .unknown: true
        case .known, .ambiguous: false
        }
    }
}

package import NetworkModel

/// Where a column of a table of partners goes.
package enum ColumnTarget: Hashable, Sendable {
    /// A field of the partner.
    case partner(Field)
    /// A channel of the partner, led by this word: `web: https://…`.
    case channel(String)
    /// A field of the person of the row: name, e-mail, phone, language.
    case person(Field)
    case givenName
    case familyName
    /// What the person is at the partner.
    case role
}

extension ColumnTarget {
    /// The word for it in `--map "Header=Word"` and in what is shown of the mapping.
    package var word: String {
        switch self {
        case .partner(let field): field.name
        case .channel("web"): "Web"
        case .channel(let word): word
        case .person(.name): "Person"
        case .person(let field): field.name
        case .givenName: "FirstName"
        case .familyName: "LastName"
        case .role: "Role"
        }
    }

    /// The target of that word, in any case.
    package init?(word: String) {
        let folded = Folding.fold(word)
        guard let target = Self.all.first(where: { Folding.fold($0.word) == folded }) else { return nil }
        self = target
    }

    /// Every target that can be asked for, in the order in which they are offered.
    package static let all: [ColumnTarget] =
        partnerFields.map(ColumnTarget.partner) + [
            .channel("web"), .person(.name), .givenName, .familyName, .person(.email), .person(.phone),
            .person(.language), .role,
        ]

    private static let partnerFields: [Field] = [
        .name, .alias, .kind, .works, .level, .country, .place, .stage, .cadence, .offers, .needs, .purpose, .channel,
        .tag,
        .notes,
    ]

    /// Whether it tells of a person and not of the partner.
    package var isOfPerson: Bool {
        switch self {
        case .partner, .channel: false
        case .person, .givenName, .familyName, .role: true
        }
    }

    /// Whether several columns can go there.
    var takesMany: Bool {
        switch self {
        case .partner(let field): field == .notes || Schema[.partner].spec(of: field)?.repeats ?? false
        case .person(let field): Schema[.person].spec(of: field)?.repeats ?? false
        case .channel: true
        case .givenName, .familyName, .role: false
        }
    }
}

import NetworkModel

/// What one row of a table says of a partner and of a person there.
struct PartnerCells {
    /// A value that is not what its field takes, kept in the notes.
    struct Misfit: Hashable, Sendable {
        let header: String
        let value: String
        let problem: ValueProblem
    }

    private(set) var partner: [(field: Field, values: [String])] = []
    private(set) var person: [(field: Field, values: [String])] = []
    private(set) var partnerName = ""
    private(set) var personName = ""
    private(set) var role = ""
    private(set) var misfits: [Misfit] = []
    private var givenName = ""
    private var familyName = ""
    private var partnerNotes: [String] = []
    private var orphans: [(header: String, target: ColumnTarget, values: [String])] = []

    init(_ row: CSVRow, _ mapping: ColumnMapping) {
        let notesColumns = mapping.columns.filter { $0.target == .partner(.notes) }.count
        for (index, column) in mapping.columns.enumerated() {
            let cell = FormulaGuard.unguarded(row[index])
            guard let target = column.target, !CellText.line(cell).isEmpty else { continue }
            take(cell, column.header, target, isOneOfManyNotes: notesColumns > 1)
        }
        if personName.isEmpty { personName = CellText.line("\(givenName) \(familyName)") }
        placePersonValues()
        let notes = partnerNotes + misfits.map { "\($0.header): \($0.value)" }
        if !notes.isEmpty { partner.append((.notes, [notes.joined(separator: "\n")])) }
    }

    private mutating func take(_ cell: String, _ header: String, _ target: ColumnTarget, isOneOfManyNotes: Bool) {
        switch target {
        case .partner(.name): partnerName = CellText.line(cell)
        case .partner(.notes): partnerNotes.append((isOneOfManyNotes ? "\(header): " : "") + CellText.text(cell))
        case .partner(let field): takePartner(field, cell, header)
        case .channel(let word): add(CellText.values(cell, commas: false).map { "\(word): \($0)" }, to: .channel)
        case .person(.name): personName = CellText.line(cell)
        case .givenName: givenName = CellText.line(cell)
        case .familyName: familyName = CellText.line(cell)
        case .role: role = CellText.line(cell)
        case .person(.email): orphans.append((header, target, Self.addresses(cell)))
        case .person: orphans.append((header, target, CellText.values(cell, commas: target == .person(.language))))
        }
    }

    private mutating func takePartner(_ field: Field, _ cell: String, _ header: String) {
        guard let spec = Schema[.partner].spec(of: field) else { return }
        var values =
            spec.repeats
            ? CellText.values(cell, commas: field == .works || field == .tag) : [CellText.line(cell)]
        if case .choice(let vocabulary) = spec.type {
            values = values.map { PartnerVocabulary.word($0, in: vocabulary) }
        }
        add(fitting(values, spec, header), to: field)
    }

    // What tells of a person goes to the person; where the row names none, it is a way to reach the partner.
    private mutating func placePersonValues() {
        for (header, target, values) in orphans {
            guard case .person(let field) = target, let spec = Schema[.person].spec(of: field) else { continue }
            let values = fitting(values, spec, header)
            guard !values.isEmpty else { continue }
            switch field {
            case _ where !personName.isEmpty: person.append((field, values))
            case .email: add(values.map { "email: \($0)" }, to: .channel)
            case .phone: add(values.map { "phone: \($0)" }, to: .channel)
            default: partnerNotes.append("\(header): \(values.joined(separator: "; "))")
            }
        }
        if personName.isEmpty, !role.isEmpty { partnerNotes.append(role) }
    }

    private mutating func fitting(_ values: [String], _ spec: FieldSpec, _ header: String) -> [String] {
        values.filter { value in
            guard let problem = spec.type.problem(with: value) else { return true }
            misfits.append(Misfit(header: header, value: value, problem: problem))
            return false
        }
    }

    private mutating func add(_ values: [String], to field: Field) {
        guard !values.isEmpty else { return }
        if let index = partner.firstIndex(where: { $0.field == field }) {
            partner[index].values += values
        } else {
            partner.append((field, values))
        }
    }

    /// The addresses of a cell: `Amina <amina@x.example>, mailto:b@y.example` holds two.
    private static func addresses(_ cell: String) -> [String] {
        CellText.values(cell, commas: true).map { value in
            var address = Substring(value)
            if let open = address.utf8.lastIndex(of: UInt8(ascii: "<")), address.utf8.last == UInt8(ascii: ">") {
                address = address[address.utf8.index(after: open)...].dropLast()
            }
            if address.utf8.starts(with: "mailto:".utf8) { address = address.dropFirst("mailto:".count) }
            return String(address)
        }
    }
}

/// The field's words for what tables call partners.
enum PartnerVocabulary {
    /// The vocabulary's own spelling of a word, also of a common synonym; other words stay as they are.
    static func word(_ value: String, in vocabulary: Vocabulary) -> String {
        let folded = Folding.fold(value)
        let wanted = synonyms[folded] ?? folded
        return vocabulary.words.first { $0.utf8.elementsEqual(wanted) } ?? value
    }

    private static let synonyms: [[UInt8]: [UInt8]] = {
        let pairs = [
            "non-governmental organisation": "ngo", "non-governmental organization": "ngo", "nonprofit": "ngo",
            "non-profit": "ngo", "charity": "ngo", "ong": "ngo", "nro": "ngo", "cso": "ngo", "association": "ngo",
            "trade union": "union", "syndicat": "union", "gewerkschaft": "union", "sindicato": "union",
            "universite": "university", "universitat": "university", "universidad": "university",
            "foundation": "funder", "fondation": "funder", "stiftung": "funder", "fundacion": "funder",
            "company": "business", "entreprise": "business", "unternehmen": "business", "empresa": "business",
            "municipality": "local government", "city": "local government", "person": "individual",
            "global": "international",
        ]
        return Dictionary(pairs.map { (Array($0.utf8), Array($1.utf8)) }) { first, _ in first }
    }()
}

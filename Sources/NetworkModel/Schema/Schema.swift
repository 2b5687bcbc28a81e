/// The fields of a kind, in the order in which a new record is written.
package struct Schema: Sendable {
    package let kind: Kind
    package let specs: [FieldSpec]
    /// One sentence for the file's descriptor, for people who open the file itself.
    package let summary: String

    /// The specification of a field, or nil for a field that the schema does not know (kept, and left alone).
    package func spec(of field: Field) -> FieldSpec? { specs.first { $0.field == field } }

    /// The fields whose values name other records and are followed back from them.
    package var tracedSpecs: [FieldSpec] { specs.filter(\.isTraced) }

    /// The schema of a kind.
    package static subscript(_ kind: Kind) -> Schema {
        switch kind {
        case .network: network
        case .partner: partner
        case .person: person
        case .event: event
        case .checklistItem: checklistItem
        case .task: task
        case .contact: contact
        case .conflict: conflict
        }
    }

    private init(_ kind: Kind, _ summary: String, _ specs: FieldSpec...) {
        self.kind = kind
        self.summary = summary
        let closing = [
            FieldSpec(.tag, .line, repeats: true), FieldSpec(.notes, .text), FieldSpec(.modified, .moment),
            FieldSpec(.created, .moment),
        ]
        self.specs = [FieldSpec(.id, .line, required: true)] + specs + closing
    }
}

extension Schema {
    private static let network = Schema(
        .network, "The network itself: its goal, form, guidelines and rhythm.",
        FieldSpec(.format, .number(1...1000)), FieldSpec(.name, .line, required: true),
        FieldSpec(.form, .choice(.networkForms)), FieldSpec(.interdependence, .number(1...5)), FieldSpec(.goal, .text),
        FieldSpec(.objective, .line, repeats: true), FieldSpec(.method, .text),
        FieldSpec(.guideline, .line, repeats: true), FieldSpec(.starts, .day), FieldSpec(.ends, .day),
        FieldSpec(.rhythm, .period), FieldSpec(.review, .day))

    private static let partner = Schema(
        .partner, "Partners: the organisations of the network, and individuals who act as one.",
        FieldSpec(.name, .line, required: true), FieldSpec(.kind, .choice(.partnerKinds)),
        FieldSpec(.works, .line, repeats: true), FieldSpec(.level, .choice(.levels)), FieldSpec(.country, .line),
        FieldSpec(.place, .line), FieldSpec(.stage, .choice(.stages)), FieldSpec(.lead, .reference([.person])),
        FieldSpec(.workingContact, .reference([.person])), FieldSpec(.cadence, .period),
        FieldSpec(.offers, .line, repeats: true), FieldSpec(.needs, .line, repeats: true),
        FieldSpec(.purpose, .line, repeats: true), FieldSpec(.introducedBy, .reference([.partner, .person])),
        FieldSpec(.channel, .line, repeats: true), FieldSpec(.snooze, .day))

    private static let person = Schema(
        .person, "People: whom we know, where they work and how to reach them.",
        FieldSpec(.name, .line, required: true), FieldSpec(.role, .described([.partner]), repeats: true, traced: true),
        FieldSpec(.email, .email, repeats: true), FieldSpec(.phone, .phone, repeats: true),
        FieldSpec(.language, .line, repeats: true), FieldSpec(.consent, .line), FieldSpec(.team, .flag),
        FieldSpec(.capacity, .hours), FieldSpec(.skill, .line, repeats: true), FieldSpec(.timezone, .line),
        FieldSpec(.buddy, .reference([.person])))

    private static let event = Schema(
        .event, "Events: what the network prepares for, holds or attends.",
        FieldSpec(.title, .line, required: true), FieldSpec(.kind, .choice(.eventKinds)), FieldSpec(.starts, .moment),
        FieldSpec(.ends, .moment), FieldSpec(.timezone, .line), FieldSpec(.place, .line), FieldSpec(.url, .line),
        FieldSpec(.prepares, .reference([.event]), traced: true), FieldSpec(.objective, .text),
        FieldSpec(.participant, .described([.person, .partner]), repeats: true, traced: true),
        FieldSpec(.status, .choice(.eventStatuses)))

    private static let checklistItem = Schema(
        .checklistItem, "Checklist items: the preparation plans of events.",
        FieldSpec(.event, .reference([.event]), required: true, traced: true),
        FieldSpec(.section, .choice(.sections)), FieldSpec(.text, .line, required: true),
        FieldSpec(.owner, .reference([.person, .partner]), traced: true), FieldSpec(.due, .relativeDay),
        FieldSpec(.needs, .period), FieldSpec(.snooze, .day), FieldSpec(.done, .day),
        FieldSpec(.after, .reference([.checklistItem]), repeats: true))

    private static let task = Schema(
        .task, "Tasks: who does what by when.",
        FieldSpec(.title, .line, required: true),
        FieldSpec(.accountable, .reference([.person, .partner]), traced: true),
        FieldSpec(.assignee, .reference([.person, .partner]), repeats: true, traced: true),
        FieldSpec(.status, .choice(.taskStatuses)), FieldSpec(.due, .day), FieldSpec(.priority, .choice(.priorities)),
        FieldSpec(.effort, .hours), FieldSpec(.event, .reference([.event]), traced: true),
        FieldSpec(.partner, .reference([.partner]), traced: true), FieldSpec(.theme, .line),
        FieldSpec(.source, .reference([.contact, .checklistItem])), FieldSpec(.snooze, .day), FieldSpec(.done, .day))

    private static let contact = Schema(
        .contact, "The contact log: every call, meeting, message and visit, appended to.",
        FieldSpec(.at, .moment, required: true), FieldSpec(.kind, .choice(.contactKinds)),
        FieldSpec(.with, .reference([.partner, .person]), repeats: true, traced: true),
        FieldSpec(.by, .reference([.person])), FieldSpec(.direction, .choice(.directions)),
        FieldSpec(.outcome, .choice(.outcomes)), FieldSpec(.summary, .text), FieldSpec(.minutes, .number(0...100_000)),
        FieldSpec(.event, .reference([.event]), traced: true),
        FieldSpec(.followUp, .reference([.task]), repeats: true))

    private static let conflict = Schema(
        .conflict, "Conflicts: the other version of a field that two people changed at once, until it is settled.",
        FieldSpec(.record, .line, required: true), FieldSpec(.field, .line, required: true), FieldSpec(.base, .text),
        FieldSpec(.mine, .text), FieldSpec(.theirs, .text), FieldSpec(.at, .moment))
}

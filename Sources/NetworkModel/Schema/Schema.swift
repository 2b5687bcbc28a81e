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
        case .planStep: planStep
        case .position: position
        case .checklistItem: checklistItem
        case .session: session
        case .agendaItem: agendaItem
        case .note: note
        case .decision: decision
        case .priority: priority
        case .lead: lead
        case .task: task
        case .contact: contact
        case .conflict: conflict
        case .erasure: erasure
        }
    }

    private init(_ kind: Kind, _ summary: String, _ specs: FieldSpec...) {
        self.kind = kind
        self.summary = summary
        let closing = [
            FieldSpec(.tag, .line, repeats: true), FieldSpec(.notes, .text), FieldSpec(.confidential, .flag),
            FieldSpec(.modified, .moment), FieldSpec(.created, .moment),
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
        FieldSpec(.rhythm, .period), FieldSpec(.review, .day), FieldSpec(.term, .line, repeats: true))

    private static let partner = Schema(
        .partner, "Partners: the organisations of the network, and individuals who act as one.",
        FieldSpec(.name, .line, required: true), FieldSpec(.kind, .choice(.partnerKinds)),
        FieldSpec(.works, .line, repeats: true), FieldSpec(.level, .choice(.levels)), FieldSpec(.country, .line),
        FieldSpec(.place, .line), FieldSpec(.stage, .choice(.stages)), FieldSpec(.lead, .reference([.person])),
        FieldSpec(.workingContact, .reference([.person])), FieldSpec(.cadence, .period),
        FieldSpec(.offers, .line, repeats: true), FieldSpec(.needs, .line, repeats: true),
        FieldSpec(.purpose, .line, repeats: true), FieldSpec(.introducedBy, .reference([.partner, .person])),
        FieldSpec(.channel, .line, repeats: true), FieldSpec(.alias, .line, repeats: true), FieldSpec(.snooze, .day),
        FieldSpec(.reminded, .day, repeats: true))

    private static let person = Schema(
        .person, "People: whom we know, where they work and how to reach them.",
        FieldSpec(.name, .line, required: true), FieldSpec(.role, .described([.partner]), repeats: true, traced: true),
        FieldSpec(.email, .email, repeats: true), FieldSpec(.phone, .phone, repeats: true),
        FieldSpec(.language, .line, repeats: true), FieldSpec(.consent, .line), FieldSpec(.team, .flag),
        FieldSpec(.capacity, .hours), FieldSpec(.skill, .line, repeats: true), FieldSpec(.timezone, .zone),
        FieldSpec(.buddy, .reference([.person])), FieldSpec(.alias, .line, repeats: true),
        FieldSpec(.reminded, .day, repeats: true))

    private static let event = Schema(
        .event, "Events: what the network prepares for, holds or attends.",
        FieldSpec(.title, .line, required: true), FieldSpec(.kind, .choice(.eventKinds)), FieldSpec(.starts, .moment),
        FieldSpec(.ends, .moment), FieldSpec(.timezone, .zone), FieldSpec(.place, .line), FieldSpec(.url, .line),
        FieldSpec(.prepares, .reference([.event]), traced: true),
        FieldSpec(.during, .reference([.event]), traced: true), FieldSpec(.objective, .text),
        FieldSpec(.participant, .described([.person, .partner]), repeats: true, traced: true),
        FieldSpec(.status, .choice(.eventStatuses)), FieldSpec(.repeats, .recurrence),
        FieldSpec(.except, .day, repeats: true), FieldSpec(.also, .day, repeats: true),
        FieldSpec(.theme, .line, repeats: true), FieldSpec(.region, .line, repeats: true),
        FieldSpec(.delegation, .line, repeats: true),
        FieldSpec(.speaker, .reference([.person]), repeats: true),
        FieldSpec(.decider, .described([.person]), repeats: true), FieldSpec(.signOff, .line),
        FieldSpec(.caucusHour, .line), FieldSpec(.channel, .line, repeats: true), FieldSpec(.template, .line),
        FieldSpec(.uid, .line), FieldSpec(.sequence, .number(0...2_000_000_000)), FieldSpec(.iCalendar, .text))

    private static let planStep = Schema(
        .planStep, "Plan steps: the templates of preparation plans, a step a record.",
        FieldSpec(.template, .line, required: true), FieldSpec(.section, .choice(.sections)),
        FieldSpec(.text, .line, required: true), FieldSpec(.role, .line), FieldSpec(.due, .relativeDay),
        FieldSpec(.needs, .period), FieldSpec(.effort, .hours),
        FieldSpec(.after, .reference([.planStep]), repeats: true))

    private static let position = Schema(
        .position, "Positions: what the network says, and who has endorsed it.",
        FieldSpec(.title, .line, required: true), FieldSpec(.theme, .line), FieldSpec(.text, .text),
        FieldSpec(.document, .line), FieldSpec(.status, .choice(.positionStatuses)),
        FieldSpec(.event, .reference([.event]), traced: true), FieldSpec(.deadline, .day),
        FieldSpec(.owner, .reference([.person, .partner]), traced: true), FieldSpec(.needs, .period),
        FieldSpec(.begun, .day), FieldSpec(.endorsement, .described([.partner, .person]), repeats: true, traced: true))

    private static let checklistItem = Schema(
        .checklistItem, "Checklist items: the preparation plans of events.",
        FieldSpec(.event, .reference([.event]), required: true, traced: true),
        FieldSpec(.section, .choice(.sections)), FieldSpec(.text, .line, required: true),
        FieldSpec(.owner, .reference([.person, .partner]), traced: true), FieldSpec(.due, .relativeDay),
        FieldSpec(.needs, .period), FieldSpec(.effort, .hours), FieldSpec(.begun, .day),
        FieldSpec(.role, .line), FieldSpec(.newcomer, .reference([.person]), traced: true),
        FieldSpec(.snooze, .day), FieldSpec(.done, .day),
        FieldSpec(.after, .reference([.checklistItem]), repeats: true))

    private static let session = Schema(
        .session, "Sessions: pre-meetings as they were run.",
        FieldSpec(.event, .reference([.event]), required: true, traced: true), FieldSpec(.title, .line),
        FieldSpec(.status, .choice(.sessionStatuses)), FieldSpec(.starts, .moment), FieldSpec(.ends, .moment),
        FieldSpec(.chair, .reference([.person])), FieldSpec(.minutes, .number(0...10_000)),
        FieldSpec(.item, .reference([.agendaItem])), FieldSpec(.since, .moment),
        FieldSpec(.present, .described([.person, .partner]), repeats: true, traced: true),
        FieldSpec(.newcomer, .reference([.person]), repeats: true), FieldSpec(.dots, .number(0...1_000)),
        FieldSpec(.document, .line))

    private static let agendaItem = Schema(
        .agendaItem, "Agenda items: what a session takes up, with minutes planned and seconds used.",
        FieldSpec(.session, .reference([.session]), required: true, traced: true),
        FieldSpec(.part, .choice(.sessionParts)), FieldSpec(.rank, .number(0...100_000)),
        FieldSpec(.text, .line, required: true), FieldSpec(.minutes, .number(0...10_000)),
        FieldSpec(.seconds, .number(0...10_000_000)), FieldSpec(.owner, .reference([.person, .partner])),
        FieldSpec(
            .about,
            .reference([
                .task, .checklistItem, .position, .contact, .partner, .person, .decision, .note, .agendaItem,
            ]), origin: .named), FieldSpec(.proposed, .flag), FieldSpec(.done, .moment))

    private static let note = Schema(
        .note, "Minutes: what was said in a session, information and open questions, an entry a record.",
        FieldSpec(.session, .reference([.session]), required: true, traced: true),
        FieldSpec(.item, .reference([.agendaItem]), origin: .named), FieldSpec(.kind, .choice(.noteKinds)),
        FieldSpec(.text, .text, required: true), FieldSpec(.at, .moment), FieldSpec(.by, .reference([.person])),
        FieldSpec(.answered, .day))

    private static let decision = Schema(
        .decision, "Decisions: what was agreed, how, and who agreed, stood aside or objected.",
        FieldSpec(.session, .reference([.session]), traced: true, origin: .named),
        FieldSpec(.item, .reference([.agendaItem]), origin: .named),
        FieldSpec(.kind, .choice(.decisionKinds)), FieldSpec(.text, .text, required: true),
        FieldSpec(.method, .choice(.decisionMethods)),
        FieldSpec(.favour, .reference([.person, .partner]), repeats: true),
        FieldSpec(.aside, .reference([.person, .partner]), repeats: true),
        FieldSpec(.against, .reference([.person, .partner]), repeats: true), FieldSpec(.at, .moment),
        FieldSpec(.by, .reference([.person])), FieldSpec(.source, .reference([.note]), origin: .named))

    private static let priority = Schema(
        .priority, "Priorities: what the network wants of an event, ranked, with red line and fallback.",
        FieldSpec(.event, .reference([.event]), required: true, traced: true),
        FieldSpec(.text, .line, required: true), FieldSpec(.rank, .number(0...100_000)), FieldSpec(.theme, .line),
        FieldSpec(.vote, .described([.person, .partner]), repeats: true), FieldSpec(.dots, .number(0...100_000)),
        FieldSpec(.redLine, .line),
        FieldSpec(.fallback, .line), FieldSpec(.session, .reference([.session]), traced: true, origin: .named),
        FieldSpec(.item, .reference([.agendaItem]), origin: .named), FieldSpec(.at, .moment),
        FieldSpec(.source, .reference([.note]), origin: .named))

    private static let lead = Schema(
        .lead, "Leads: who covers a theme in a region, or talks to a delegation, at an event.",
        FieldSpec(.event, .reference([.event]), required: true, traced: true),
        FieldSpec(.target, .line, required: true), FieldSpec(.theme, .line),
        FieldSpec(.person, .reference([.person, .partner]), repeats: true, traced: true),
        FieldSpec(.stance, .choice(.stances)))

    private static let task = Schema(
        .task, "Tasks: who does what by when.",
        FieldSpec(.title, .line, required: true),
        FieldSpec(.accountable, .reference([.person, .partner]), traced: true),
        FieldSpec(.assignee, .reference([.person, .partner]), repeats: true, traced: true),
        FieldSpec(.status, .choice(.taskStatuses)), FieldSpec(.due, .day), FieldSpec(.priority, .choice(.priorities)),
        FieldSpec(.effort, .hours), FieldSpec(.starts, .day), FieldSpec(.skill, .line, repeats: true),
        FieldSpec(.event, .reference([.event]), traced: true),
        FieldSpec(.partner, .reference([.partner]), traced: true), FieldSpec(.theme, .line),
        FieldSpec(.session, .reference([.session]), traced: true, origin: .named),
        FieldSpec(.item, .reference([.agendaItem]), origin: .named),
        FieldSpec(.source, .reference([.contact, .checklistItem, .decision, .note]), origin: .named),
        FieldSpec(.after, .reference([.task, .checklistItem]), repeats: true, traced: true),
        FieldSpec(.parent, .reference([.task]), traced: true, origin: .named), FieldSpec(.repeats, .recurrence),
        FieldSpec(.waitingFor, .line), FieldSpec(.reason, .line), FieldSpec(.snooze, .day), FieldSpec(.done, .day),
        FieldSpec(.history, .line, repeats: true), FieldSpec(.uid, .line), FieldSpec(.iCalendar, .text),
        FieldSpec(.todoTxt, .line, repeats: true))

    private static let contact = Schema(
        .contact, "The contact log: every call, meeting, message and visit, appended to.",
        FieldSpec(.at, .moment, required: true), FieldSpec(.kind, .choice(.contactKinds)),
        FieldSpec(.with, .reference([.partner, .person]), repeats: true, traced: true),
        FieldSpec(.by, .reference([.person])), FieldSpec(.direction, .choice(.directions)),
        FieldSpec(.outcome, .choice(.outcomes)), FieldSpec(.summary, .text), FieldSpec(.minutes, .number(0...100_000)),
        FieldSpec(.event, .reference([.event]), traced: true),
        FieldSpec(.followUp, .reference([.task]), repeats: true, origin: .naming))

    private static let conflict = Schema(
        .conflict, "Conflicts: the other version of a field that two people changed at once, until it is settled.",
        FieldSpec(.record, .line, required: true), FieldSpec(.field, .line, required: true), FieldSpec(.base, .text),
        FieldSpec(.mine, .text), FieldSpec(.by, .line), FieldSpec(.theirs, .text), FieldSpec(.from, .line),
        FieldSpec(.at, .moment))

    private static let erasure = Schema(
        .erasure,
        "Erasures: that somebody was forgotten, so that the record does not come back. Nothing here tells whom.",
        FieldSpec(.record, .choice(Vocabulary(Kind.person.typeName, Kind.partner.typeName)), required: true),
        FieldSpec(.mark, .line, required: true), FieldSpec(.at, .day, required: true),
        FieldSpec(.records, .number(0...1_000_000_000)), FieldSpec(.mentions, .number(0...1_000_000_000)))
}

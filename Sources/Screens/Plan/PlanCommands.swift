import NetworkModel
import RecFormat
import TextCanvas

/// Commands that make plans, and move and copy what they are for.
enum PlanCommands {
    static let rows: [Command] = events + checklist + [begin(on: .today)]

    /// On the Events screen.
    private static let events: [Command] = [
        Command(
            "events.move", [">"], in: .screen(.events), .here, "move",
            help: "Move the selected event to another day; what follows from that shows first.", footer: 9,
            unavailable: { $0.needsEventInFocus }
        ) { $0.moveEvent() },
        Command(
            "events.copy", ["C"], in: .screen(.events), .here, "copy",
            help: "Copy the selected event to another day, with people, plan, tasks, leads and pre-meetings.",
            footer: 12,
            unavailable: { $0.needsEventInFocus }
        ) { $0.copyEvent() },
    ]

    /// On the Checklist screen.
    private static let checklist: [Command] = [
        begin(on: .checklist),
        Command(
            "checklist.template", ["p"], in: .screen(.checklist), .here, "template",
            help: "Add what a template has and this checklist has not, or keep the checklist as a template.",
            footer: 40, unavailable: { $0.needsEventInFocus }
        ) { $0.present(TemplateChooser.overlay($0)) },
        Command(
            "checklist.later", [">"], in: .screen(.checklist), .here, "move",
            help: "Say when the selected or marked items are due: a date, or counted from the event.", footer: 22,
            unavailable: { $0.needs([.checklistItem]) }
        ) { $0.moveItems() },
        Command(
            "checklist.moveEvent", in: .screen(.checklist), .here, "move the event",
            help: "Move the event whose checklist is shown to another day.", unavailable: { $0.needsEventInFocus }
        ) { $0.moveEvent() },
    ]

    /// On the screens that show checklist items and positions.
    private static func begin(on screen: ScreenID) -> Command {
        Command(
            CommandID("\(screen).begin"), ["w"], in: .screen(screen), .here, "begun",
            help: "Mark that work on checklist items or positions has begun, or that it has not.", footer: 21, bulk: 25,
            unavailable: { $0.needs([.checklistItem, .position]) }
        ) { $0.toggleBegun() }
    }
}

extension State {
    /// The event that is selected, or whose checklist is shown.
    private var eventInFocus: RecordID? {
        if screen == .checklist { return checklistEvent }
        return selectedKey.flatMap { $0.kind == .event ? $0.id : nil }
    }

    /// Why a command on an event cannot be run; nil where it can.
    fileprivate var needsEventInFocus: String? { eventInFocus == nil ? texts[EventsText.needsEvent] : nil }

    fileprivate mutating func moveEvent() -> [Effect] {
        guard let event = eventInFocus else { return [] }
        guard network.event(event)?.starts != nil else {
            status = Status(texts[PlanText.noDay], tone: .warning)
            return []
        }
        return present(EventMoveOverlay(asking: event))
    }

    fileprivate mutating func toggleBegun() -> [Effect] {
        let keys = targetKeys(.checklistItem, .position)
        let edits = network.togglingBegun(keys, clock: clock)
        let begins = edits.contains { edit in edit.after?.contains { Field.begun.names($0) } ?? false }
        let summary =
            begins ? about(keys, PlanText.begun, .begunMany) : about(keys, PlanText.notBegun, .notBegunMany)
        return commit(summary, edits)
    }

    // MARK: Copying

    fileprivate mutating func copyEvent() -> [Effect] {
        guard let event = eventInFocus else { return [] }
        let title = texts(PlanText.copy, ["what": network.title(of: event, .event)])
        return present(
            PromptOverlay(
                title, placeholder: texts[PlanText.whenHint],
                understand: { text, state in
                    switch state.day(text, of: event) {
                    case .failure(let problem): return .problem(state.words(forEventDay: problem))
                    case .success(let new):
                        var author = state.author
                        guard let copy = EventCopy(of: event, on: new.day, in: state.network, by: &author) else {
                            return .nothing
                        }
                        return .understood(state.said(copy, on: new, of: event))
                    }
                },
                action: { text, state in
                    guard case .success(let new) = state.day(text, of: event) else { return [] }
                    return state.copy(event, to: new.day)
                }))
    }

    /// The day to which an event is to be moved or copied.
    func day(_ text: String, of event: RecordID) -> Result<NewEventDay, HumanDate.Problem> {
        do throws(HumanDate.Problem) {
            return .success(try NewEventDay(text, from: network.event(event)?.starts?.day, on: clock))
        } catch {
            return .failure(error)
        }
    }

    /// A day with its distance, and from where it was counted if that was not today.
    func said(_ new: NewEventDay, of event: RecordID) -> String {
        let words = "\(dates.weekday(new.day)) · \(dates.ago(new.day))"
        guard new.keepsWeekday, let from = network.event(event)?.starts?.day else { return words }
        return words + ", " + texts(PlanText.sameWeekday, ["from": dates.full(from)])
    }

    private func said(_ copy: EventCopy, on new: NewEventDay, of event: RecordID) -> String {
        var counts = [texts(PlanText.people, n: copy.people), texts(PlanText.openItems, n: copy.items)]
        if copy.late > 0 { counts[1] += ", " + texts(PlanText.wouldBeLate, n: copy.late) }
        if copy.tasks > 0 { counts.append(texts(PlanText.proposedTasks, n: copy.tasks)) }
        if copy.leads > 0 { counts.append(texts(PlanText.leads, n: copy.leads)) }
        if !copy.preMeetings.isEmpty {
            let items = texts(PlanText.itemsOfThem, n: copy.preMeetingItems)
            counts.append(texts(PlanText.preMeetings, n: copy.preMeetings.count) + " " + items)
        }
        let values: KeyValuePairs = [
            "title": copy.title, "day": said(new, of: event), "counts": counts.joined(separator: " · "),
        ]
        return texts(PlanText.copyHolds, values)
    }

    private mutating func copy(_ event: RecordID, to day: Day) -> [Effect] {
        guard let copy = EventCopy(of: event, on: day, in: network, by: &author) else { return [] }
        let what = network.title(of: event, .event)
        let effects = commit(texts(PlanText.copied, ["what": what, "day": dates.short(day)]), copy.edits)
        if let place = network.place(of: RecordKey(.event, copy.event)) {
            settle()
            _ = module.reveal(place, &self, opening: false)
        }
        return effects
    }

    // MARK: Items

    fileprivate mutating func moveItems() -> [Effect] {
        let starts = checklistEvent.flatMap { network.event($0) }?.starts?.day
        return present(
            PromptOverlay(
                texts[PlanText.later], about: counted(targetKeys(.checklistItem)),
                placeholder: texts[PlanText.laterHint],
                understand: { text, state in
                    switch state.due(text, eventStarts: starts) {
                    case .success(let due):
                        let day = due.day.map { "\(state.dates.weekday($0)) · \(state.dates.due($0))" }
                        return .understood([due.text, day].compactMap { $0 }.joined(separator: " · "))
                    case .failure(let problem): return .problem(state.words(forEventDay: problem))
                    }
                },
                action: { text, state in
                    guard case .success(let due) = state.due(text, eventStarts: starts) else { return [] }
                    let keys = state.targetKeys(.checklistItem)
                    let edits = state.network.setting(.due, [due.text], of: keys, at: state.clock.now)
                    let day = due.day.map(state.dates.short) ?? due.text
                    return state.commit(state.about(keys, PlanText.movedItem, .movedItems, ["day": day]), edits)
                }))
    }

    /// When an item is due, as it is typed, and the day that it means.
    private func due(
        _ text: String, eventStarts: Day?
    ) -> Result<(text: String, day: Day?), HumanDate.Problem> {
        if let relative = RelativeDate(text) {
            return .success((relative.text, eventStarts.map { relative.resolved(against: $0) }))
        }
        do throws(HumanDate.Problem) {
            let day = try HumanDate(text, in: HumanDate.Context(clock, prefers: .future)).day
            return .success((day.iso, day))
        } catch {
            return .failure(error)
        }
    }
}

/// `p`: what template a checklist is filled up from, or the name under which it is kept as one.
enum TemplateChooser {
    static func overlay(_ state: State) -> ChooserOverlay {
        let event = state.checklistEvent.flatMap { state.network.event($0) }
        let templates = state.network.templatesByUse
        let options = templates.map { template in
            Picker.Option(template.name, note: event.map { note(template, $0, state) } ?? "")
        }
        let used = templates.firstIndex { template in event?.template.map { template.isCalled($0) } ?? false }
        return ChooserOverlay(
            state.texts[PlanText.template], options, selecting: used ?? 0, own: state.texts[PlanText.templateOwn],
            width: 80
        ) { choice, state in
            guard let event = state.checklistEvent else { return [] }
            switch choice {
            case .option(let index): return state.apply(templates[index], to: event)
            case .record: return []
            case .own(let name): return state.saveTemplate(name, of: event)
            }
        }
    }

    private static func note(_ template: PlanTemplate, _ event: Event, _ state: State) -> String {
        let making = PlanMaking(template, for: event, in: state.network, me: state.me)
        guard !making.items.isEmpty else { return state.texts[PlanText.templateThere] }
        let late = making.late(on: state.day)
        let steps = state.texts(PlanText.templateNote, n: making.items.count)
        return late == 0 ? steps : steps + " · " + state.texts(PlanText.wouldBeLate, n: late)
    }
}

extension State {
    fileprivate mutating func apply(_ template: PlanTemplate, to id: RecordID) -> [Effect] {
        guard let event = network.event(id) else { return [] }
        let making = PlanMaking(template, for: event, in: network, me: me)
        guard !making.items.isEmpty else {
            status = Status(texts[PlanText.templateThere])
            return []
        }
        var edits = making.edits(by: &author)
        if event.template == nil {
            edits += [network.editing(event.key, at: clock.now) { $0.set(.template, template.name) }].compactMap { $0 }
        }
        return commit(texts(PlanText.applied, n: making.items.count, ["template": template.name]), edits)
    }

    fileprivate mutating func saveTemplate(_ name: String, of event: RecordID) -> [Effect] {
        let edits = network.savingTemplate(name.trimmed, of: event, by: &author)
        let steps = edits.count { $0.after != nil }
        guard steps > 0 else {
            status = Status(texts[PlanText.nothingToSave], tone: .warning)
            return []
        }
        return commit(texts(PlanText.saved, n: steps, ["template": name.trimmed]), edits)
    }
}

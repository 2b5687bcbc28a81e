import NetworkModel
import RecFormat
package import TextCanvas

/// A new event in one go: the template of its plan, its title, its days, and whose clocks its hours are on where these are
/// not the viewer's. What the plan would mean shows while they are typed.
package struct NewEventOverlay: Overlay {
    package var isTyping: Bool { true }

    enum Row: Int, CaseIterable {
        case plan, title, days, zone
    }

    private(set) var focus = Row.plan
    private(set) var picker: Picker
    private(set) var title = LineEditor()
    private(set) var days = LineEditor()
    private(set) var zone = LineEditor()
    /// What was understood, a line each.
    private(set) var preview: [[Run]] = []
    private let templates: [PlanTemplate]
    /// The event that a pre-meeting added here would prepare.
    private let prepared: RecordID?
    private var reading: Reading?
    /// The zone that was typed, or why there is none of that name.
    private var place: Place?
    private var isWarned = false
    /// What the preview was last worked out for.
    private var known: String?

    private enum Reading {
        case days(EventDays)
        case problem(String)
    }

    private enum Place {
        case zone(name: String, Zone)
        case problem(String)
    }

    package init(_ state: State) {
        templates = state.network.templatesByUse
        let texts = state.texts
        let options = templates.map { template in
            let steps = texts(PlanText.steps, n: template.steps.count)
            return Picker.Option(
                template.name, note: template.isShipped ? steps : texts(PlanText.ownTemplate, ["steps": steps]))
        }
        picker = Picker(options + [Picker.Option(texts[PlanText.noPlan])])
        let selected = state.selectedKey.flatMap { $0.kind == .event ? state.network.event($0.id) : nil }
        let isAhead = selected?.startDay(state.clock).map { $0 >= state.day } ?? false
        prepared = isAhead && selected?.sort != "pre-meeting" ? selected?.id : nil
    }

    var template: PlanTemplate? { picker.selected.flatMap { templates.indices.contains($0) ? templates[$0] : nil } }
    var hasChosen: Bool { picker.selected != nil }

    // MARK: Keys

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")): return leave(&state)
        case .key(.tab): go(1)
        case .key(.backTab): go(-1)
        case .key(.enter): return enter(&state)
        case .key(.down) where focus != .plan: go(1)
        case .key(.up) where focus != .plan: go(-1)
        default: type(event)
        }
        return .stays
    }

    private mutating func type(_ event: TerminalEvent) {
        isWarned = false
        switch focus {
        case .plan: _ = picker.take(event)
        case .title: _ = title.take(event)
        case .days: _ = days.take(event)
        case .zone: _ = zone.take(event)
        }
    }

    private mutating func go(_ step: Int) {
        let count = Row.allCases.count
        guard hasChosen || focus != .plan else { return }
        focus = Row(rawValue: (focus.rawValue + step + count) % count) ?? .plan
    }

    private mutating func enter(_ state: inout State) -> OverlayOutcome {
        guard focus == .days || focus == .zone || (focus == .title && !days.isEmpty) else {
            go(1)
            return .stays
        }
        if let (problem, row) = problem(state) {
            focus = row
            state.status = Status(problem, tone: .warning)
            return .stays
        }
        return .closes(save(&state))
    }

    /// What was typed is not dropped by one slip.
    private mutating func leave(_ state: inout State) -> OverlayOutcome {
        guard !title.isEmpty || !days.isEmpty, !isWarned else { return .closes }
        isWarned = true
        state.status = Status(state.texts[PlanText.escAgain], tone: .warning)
        return .stays
    }

    private func problem(_ state: State) -> (String, Row)? {
        if title.text.trimmed.isEmpty { return (state.texts[PlanText.titleMissing], .title) }
        if case .problem(let text) = place { return (text, .zone) }
        switch reading {
        case .problem(let text): return (text, .days)
        case nil where template != nil: return (state.texts[PlanText.dateMissing], .days)
        case .days, nil: return nil
        }
    }

    // MARK: Saving

    private func draft(_ author: inout Author, _ network: Network) -> Draft {
        var draft = author.draft(.event, named: title.text.trimmed, in: network)
        draft.set(.kind, template?.kind)
        if case .days(let days) = reading {
            draft.set(.starts, days.starts(in: clocks?.zone ?? author.clock.zone))
            draft.set(.ends, days.ends(in: clocks?.zone ?? author.clock.zone))
        }
        draft.set(.timezone, clocks?.name)
        if template?.kind == "pre-meeting" { draft.set(.prepares, prepared?.text) }
        draft.set(.template, template?.name)
        return draft
    }

    private func save(_ state: inout State) -> [Effect] {
        let draft = draft(&state.author, state.network)
        var edits = [draft.edit(at: state.clock.now)]
        let name = draft.first(.title) ?? ""
        var summary = state.texts(PlanText.added, ["what": name])
        if let template {
            let event = Event(RecRecord(draft.fields))
            let making = PlanMaking(template, for: event, in: state.network, me: state.me)
            edits += making.edits(by: &state.author)
            let items = state.texts(PlanText.itemCount, n: making.items.count)
            summary = state.texts(PlanText.addedWithPlan, ["what": name, "items": items])
        }
        let effects = state.commit(summary, edits)
        if let place = state.network.place(of: draft.key) {
            state.settle()
            _ = state.module.reveal(place, &state, opening: false)
        }
        return effects
    }

    /// Puts back what was typed.
    mutating func fill(_ title: String, _ days: String, zone: String, plan: String, focus: Int?) {
        self.title = LineEditor(title)
        self.days = LineEditor(days)
        self.zone = LineEditor(zone)
        let name = templates.firstIndex { $0.name.hasSameBytes(as: plan) } ?? templates.count
        picker = Picker(picker.options, selecting: name)
        self.focus = focus.flatMap { Row(rawValue: $0) } ?? .title
    }

    // MARK: What it means

    package mutating func settle(_ state: State) {
        picker.settle(height: optionsHeight(state.size))
        let now = "\(picker.selected ?? -1) \(title.isEmpty) \(state.version) \(zone.text) \(days.text)"
        guard now != known else { return }
        known = now
        place = Self.place(zone.text.trimmed, state)
        reading = days.text.trimmed.isEmpty ? nil : read(days.text, state)
        preview = lines(state)
    }

    /// The zone that was typed; nil where its hours are on the viewer's clocks.
    private var clocks: (name: String, zone: Zone)? {
        if case .zone(let name, let zone) = place { (name, zone) } else { nil }
    }

    private static func place(_ text: String, _ state: State) -> Place? {
        switch text.isEmpty ? .nothing : FormReader(state: state).zoneName(text) {
        case .nothing, .creates: nil
        case .value(let name, _):
            state.clock.zones.zone(name).map { .zone(name: name, $0) } ?? .problem(state.texts[FormText.notAZone])
        case .problem(let text): .problem(text)
        }
    }

    private func read(_ text: String, _ state: State) -> Reading {
        let days: EventDays
        do throws(HumanDate.Problem) {
            days = try EventDays(text, on: state.clock)
        } catch {
            return .problem(state.words(forEventDay: error))
        }
        let name = clocks?.name ?? state.clock.zones.local ?? ""
        let skipped = days.readings(in: clocks?.zone ?? state.clock.zone).lazy
            .compactMap { ZonePhrases.skipped($0, in: name) }.first
        return skipped.map { .problem($0) } ?? .days(days)
    }

    private func lines(_ state: State) -> [[Run]] {
        var lines: [[Run]] = []
        if case .problem(let text) = place { return [[Run(text, .warning)]] }
        switch reading {
        case nil:
            if let template { lines.append([Run(state.texts(PlanText.steps, n: template.steps.count), .dim)]) }
            return lines
        case .problem(let text): return [[Run(text, .warning)]]
        case .days(let days):
            lines.append([Run(state.said(days, on: clocks), .accent)])
            let doubled = days.readings(in: clocks?.zone ?? state.clock.zone).lazy.compactMap(ZonePhrases.doubled).first
            if let doubled { lines[0].append(Run(" · " + doubled, .warning)) }
        }
        var author = state.author
        let event = Event(RecRecord(draft(&author, state.network).fields))
        if let starts = event.starts?.day, starts < state.day {
            lines[0].append(Run(" · " + state.texts[PlanText.isPast], .warning))
        }
        if let prepares = event.prepares {
            let name = state.network.title(of: prepares, .event)
            lines[0].append(Run(" · " + state.texts(PlanText.prepares, ["event": name]), .dim))
        }
        guard let template else { return lines }
        let making = PlanMaking(template, for: event, in: state.network, me: state.me)
        return lines + state.meaning(of: making)
    }
}

extension State {
    /// The days of an event that is being typed: `25–28 mar · in 18 w`, `Fri 27 Nov 14:00–16:00 · in 6 d`; on clocks
    /// elsewhere the hour here too: `Fri 27 Nov 14:00–16:00 Zurich · 13:00 here · in 6 d`.
    func said(_ days: EventDays, on clocks: (name: String, zone: Zone)? = nil) -> String {
        let first = days.first.day
        let last = days.last?.day ?? first
        let range = last > first ? dates.range(first, last) : dates.weekday(first)
        let hours = [days.first.time, days.last?.time].compactMap(\.?.iso).joined(separator: "–")
        let words = [range, hours, clocks.map { Zones.city($0.name) } ?? ""].filter { !$0.isEmpty }
        let starts = clocks.flatMap { days.readings(in: $0.zone).first?.timestamp }
        let here = starts.flatMap { starts in
            let local = clock.zone.moment(at: starts.instant)
            guard local.offset != starts.offset else { return nil as String? }
            let day = local.day == starts.day ? "" : dates.weekday(local.day) + " "
            return "\(day)\(local.time.iso) \(texts[EventsText.here])"
        }
        return [words.joined(separator: " "), here, dates.ago(first)].compactMap { $0 }.joined(separator: " · ")
    }

    /// What a plan would mean: how many items, when the first is due, how many would be late, what lacks time.
    func meaning(of making: PlanMaking) -> [[Run]] {
        var runs = [Run(texts(PlanText.itemCount, n: making.items.count))]
        if let first = making.firstDue {
            runs.append(Run(" · " + texts(PlanText.firstDue, ["day": dates.weekday(first)])))
        }
        let late = making.late(on: day)
        if late > 0 { runs.append(Run(" · " + texts(PlanText.wouldBeLate, n: late), .due)) }
        guard let shortage = making.shortage(on: day) else { return [runs] }
        let words: String
        if shortage.left < 0 {
            words = texts(PlanText.shortageOver, ["text": shortage.text])
        } else {
            let needed = leadTimes.amountSpelled(shortage.needed)
            let left = leadTimes.amountSpelled(shortage.left)
            words = texts(PlanText.shortage, ["text": shortage.text, "needed": needed, "left": left])
        }
        return [runs, [Run("! " + words, .late)]]
    }

    /// Why a text is no day of an event.
    func words(forEventDay problem: HumanDate.Problem) -> String {
        switch problem {
        case .notADate: texts[PlanText.notADate]
        case .noSuchDay: texts[PlanText.noSuchDay]
        case .twoReadings(let first, let second):
            texts(PlanText.twoReadings, ["first": dates.full(first), "second": dates.full(second)])
        case .otherWeekday(let day): texts(PlanText.otherWeekday, ["day": dates.weekday(day)])
        }
    }
}

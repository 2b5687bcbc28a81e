package import Insight
package import NetworkModel

/// Says what was found about workloads, suggested owners and what rests on a person; for screens and command line.
package struct InsightPhrases: Sendable {
    private let network: Network
    private let texts: Texts
    private let dates: DatePhrases
    private let me: RecordID?

    package init(_ network: Network, clock: Clock, texts: Texts, me: RecordID?) {
        self.network = network
        self.texts = texts
        self.me = me
        dates = DatePhrases(texts: texts, clock: clock)
    }

    package func name(_ id: RecordID) -> String {
        id == me ? texts[PartnersText.me] : network.title(of: id, .person, .partner)
    }

    // MARK: Workload

    /// A number of hours without a needless fraction; of ten and more only whole ones.
    package static func number(_ hours: Double) -> String {
        let tenths = Int((min(max(0, hours), 1e9) * 10).rounded())
        return tenths % 10 == 0 || tenths >= 100 ? String((tenths + 5) / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    /// `Two people hold 61 % of open hours: Ana 40 %, Fatima 21 %`; nil where nobody holds anything.
    package func share(_ share: WorkShare) -> String? {
        guard let first = share.parts.first else { return nil }
        let percent = { (part: Double) in String(Int((part * 100).rounded())) }
        let name = { (id: RecordID) in network.title(of: id, .person, .partner) }
        guard share.parts.count > 1 else {
            let text: InsightText = share.measure == .hours ? .shareHours : .shareTasks
            return texts(text, ["name": name(first.holder), "percent": percent(first.part)])
        }
        let second = share.parts[1]
        return texts(
            share.measure == .hours ? InsightText.shareHoursTwo : .shareTasksTwo,
            [
                "percent": percent(share.part(ofTop: 2)), "first": name(first.holder), "one": percent(first.part),
                "second": name(second.holder), "two": percent(second.part),
            ])
    }

    /// `5 tasks are with nobody, 12 h`; nil where all have somebody.
    package func unowned(_ load: Load) -> String? {
        guard load.count > 0 else { return nil }
        guard load.hours > 0 else { return texts(InsightText.unowned, n: load.count) }
        return texts(InsightText.unownedHours, n: load.count, ["hours": Self.number(load.hours)])
    }

    /// `over`, `free`; nothing where it is as it should be or not known.
    package func standing(_ load: Load) -> String {
        switch load.standing {
        case .over: texts[InsightText.over]
        case .free: texts[InsightText.free]
        case .fits, .unknown: ""
        }
    }

    /// `26 of 20 h`, or `26 h` where no capacity is known.
    package func hours(_ hours: Double, of capacity: Double?) -> String {
        guard let capacity else { return texts(InsightText.hours, ["hours": Self.number(hours)]) }
        return texts(
            InsightText.ofCapacity, ["hours": Self.number(hours), "capacity": Self.number(capacity)])
    }

    // MARK: Suggestion

    /// The reasons for an owner, those against them first, as they must not be cut off: `lacks law · leads Pax`.
    package func reasons(_ reasons: [Suggestion.Reason]) -> String {
        let ordered = reasons.filter(\.isDrawback) + reasons.filter { !$0.isDrawback }
        return ordered.map(words).joined(separator: " · ")
    }

    private func words(_ reason: Suggestion.Reason) -> String {
        switch reason {
        case .has(let skills): texts(SuggestText.has, ["skills": skills.joined(separator: ", ")])
        case .lacks(let skills): texts(SuggestText.lacks, ["skills": skills.joined(separator: ", ")])
        case .leads(let place): texts(SuggestText.leads, ["what": place])
        case .knows(let partner, let way):
            texts(SuggestText.word(for: way), ["partner": network.title(of: partner, .partner)])
        case .room(let hours, let day):
            texts(SuggestText.room, ["hours": Self.number(hours), "day": dates.short(day)])
        case .short(let hours, let day):
            texts(SuggestText.short, ["hours": Self.number(hours), "day": dates.short(day)])
        case .fullness(let percent, let weeks):
            texts(SuggestText.fullness, n: weeks, ["percent": String(percent)])
        case .nobodyToAsk: texts[SuggestText.nobodyToAsk]
        case .nobodyHasTime: texts[SuggestText.nobodyHasTime]
        }
    }

    // MARK: Dependence

    /// What a record names somebody as: `task`, `leads`.
    package func word(for role: Dependence.Role) -> String { texts[InsightText.word(for: role)] }

    /// How many things stand still, with their hours where any are said.
    package func standStill(_ handover: Handover) -> String {
        let count = handover.lines.count
        let hours = handover.hours
        guard hours > 0 else { return texts(SuggestText.standStill, n: count) }
        return texts(SuggestText.standStillHours, n: count, ["hours": Self.number(hours)])
    }

    /// What names a record that rests on somebody; a lead by theme and region, an item with its event.
    package func title(_ holding: Dependence.Holding) -> String {
        let title = network.title(of: holding.key.id, holding.key.kind)
        guard holding.key.kind == .lead, let theme = network.find(Lead.self, holding.key.id)?.theme else {
            return title
        }
        return "\(theme), \(title)"
    }
}

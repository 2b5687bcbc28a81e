package import NetworkModel

/// Lead times in words: `needs 6w, 5w left`, and whole sentences for cards and for the command line.
package struct LeadTimePhrases: Sendable {
    private let texts: Texts
    private let dates: DatePhrases
    private let network: Network
    private let me: RecordID?
    private let today: Day

    package init(texts: Texts, clock: Clock, network: Network, me: RecordID? = nil) {
        self.texts = texts
        self.network = network
        self.me = me
        dates = DatePhrases(texts: texts, clock: clock)
        today = clock.today
    }

    // MARK: In a few letters

    /// So many days in the unit that people would name: `12d`, `5w`.
    package func amount(_ days: Int) -> String {
        abs(days) < 14
            ? texts(LeadTimeText.days, n: abs(days)) : texts(LeadTimeText.weeks, n: abs(days) / 7)
    }

    /// What it needs: `6w`, `30h`.
    package func need(_ span: WorkSpan) -> String {
        if let needs = span.needs, needs.count > 0, needs.approximateDays >= span.daysOfHours { return needs.text }
        return texts(LeadTimeText.hours, n: Int((span.hours ?? 0).rounded()))
    }

    /// `5w left`, `3d over`.
    package func left(_ time: LeadTime) -> String {
        let left = time.daysLeft(on: today)
        return texts(left < 0 ? LeadTimeText.over : .left, ["amount": amount(left)])
    }

    /// The whole in one cell: `needs 6w, 5w left`, `waits, 8d short`; nil where there is time enough.
    package func short(_ time: LeadTime) -> String? {
        let short: KeyValuePairs = ["amount": amount(time.daysShort)]
        switch time.cause {
        case nil: return nil
        case .needs where time.begun != nil: return texts(LeadTimeText.begunShort, short)
        case .needs: return texts(LeadTimeText.needsAndLeft, ["need": need(time.span), "left": left(time)])
        case .waits: return texts(LeadTimeText.waitsShort, short)
        case .busy: return texts(LeadTimeText.busyShort, short)
        }
    }

    /// When it has to begin, or had to: `begin 14 nov`.
    package func begin(_ time: LeadTime) -> String {
        texts(LeadTimeText.beginBy, ["day": dates.near(time.latestStart)])
    }

    /// What a list calls a record about whose time it speaks: of a position that it is not there yet.
    package func title(_ place: Place) -> String {
        let title = network.record(at: place).first(place.kind.titleField) ?? ""
        guard place.kind == .position else { return title }
        let saysSo = BytePattern("position").firstOffset(in: Folding.fold(title).span) != nil
        guard saysSo else { return texts(LeadTimeText.noPositionYet, ["title": title]) }
        return texts(LeadTimeText.noneYet, ["title": Self.lowercasedFirst(title)])
    }

    // `Common` becomes `common`; `WTO` stays.
    private static func lowercasedFirst(_ title: String) -> String {
        guard let first = title.first, title.dropFirst().first?.isLowercase ?? false else { return title }
        return first.lowercased() + title.dropFirst()
    }

    // MARK: In sentences

    /// What is to be said of a lead time, a sentence each.
    package func sentences(_ time: LeadTime) -> [String] {
        var result: [String] = []
        if let next = time.neededBy {
            let day = dates.short(time.latestFinish)
            result.append(texts(LeadTimeText.readyBy, ["day": day, "next": titled(next)]))
        }
        return result + [time.isShort ? shortSentence(time) : fineSentence(time)]
    }

    private func fineSentence(_ time: LeadTime) -> String {
        guard let begun = time.begun else {
            return texts(
                LeadTimeText.sentenceFine, ["need": spelled(time.span), "day": dates.weekday(time.latestStart)])
        }
        return texts(
            LeadTimeText.sentenceGoingOn,
            ["begun": dates.short(begun), "need": spelled(time.span), "ready": dates.short(time.earliestFinish)])
    }

    private func shortSentence(_ time: LeadTime) -> String {
        let short = amountSpelled(time.daysShort)
        switch time.cause {
        case .waits(let first):
            return texts(
                LeadTimeText.sentenceWaits,
                ["first": titled(first), "start": dates.short(time.earliestStart), "short": short])
        case .busy(let person, let until):
            return texts(
                LeadTimeText.sentenceBusy,
                ["person": name(person), "until": dates.short(until), "short": short])
        case .needs, nil: return needsSentence(time, short)
        }
    }

    private func needsSentence(_ time: LeadTime, _ short: String) -> String {
        let need = spelled(time.span)
        if let begun = time.begun {
            return texts(
                LeadTimeText.sentenceBegun,
                ["begun": dates.short(begun), "need": need, "ready": dates.short(time.earliestFinish), "short": short])
        }
        let left = time.daysLeft(on: today)
        let rest =
            left < 0
            ? texts(LeadTimeText.timeIsOver, ["day": dates.short(time.latestFinish)])
            : texts(LeadTimeText.isLeft, n: left, ["amount": amountSpelled(left)])
        if time.place.kind == .position {
            let title = title(time.place)
            let what = title.prefix(1).uppercased() + title.dropFirst()
            return texts(LeadTimeText.noneYetSentence, ["what": what, "need": need, "left": rest])
        }
        return texts(
            LeadTimeText.sentenceNeeds, ["need": need, "left": rest, "day": dates.short(time.latestStart)])
    }

    /// What can still be done, as it would be told to somebody.
    package func remedy(_ remedy: Remedy) -> String {
        switch remedy {
        case .overlap(let first): texts(LeadTimeText.overlap, ["first": titled(first)])
        case .give(let person, let hours): texts(LeadTimeText.give, ["person": name(person), "hours": free(hours)])
        case .addHands(let person, let hours):
            texts(LeadTimeText.addHands, ["person": name(person), "hours": free(hours)])
        case .shorten(let days): texts(LeadTimeText.shorten, ["amount": amountSpelled(days)])
        case .finishLate(let day): texts(LeadTimeText.finishLate, ["day": dates.short(day)])
        case .postpone(let day): texts(LeadTimeText.postpone, ["day": dates.short(day)])
        case .move(let days): texts(LeadTimeText.move, ["amount": amountSpelled(days)])
        }
    }

    /// Items that wait for one another in a ring.
    package func ring(_ ring: [Place]) -> String {
        texts(LeadTimeText.ring, ["items": ring.map { "“\(titled($0))”" }.joined(separator: " → ")])
    }

    /// So many days as they are spoken of: `12 d`, `5 w`.
    package func amountSpelled(_ days: Int) -> String {
        dates.period(abs(days) < 14 ? Period(abs(days), .day) : Period(abs(days) / 7, .week))
    }

    private func spelled(_ span: WorkSpan) -> String {
        if let needs = span.needs, needs.count > 0, needs.approximateDays >= span.daysOfHours {
            return dates.period(needs)
        }
        return texts(
            LeadTimeText.hoursAt,
            [
                "hours": free(span.hours ?? 0),
                "capacity": texts(LeadTimeText.hours, n: Int((span.capacity ?? 0).rounded())),
            ])
    }

    private func free(_ hours: Double) -> String { texts(DateText.hours, n: Int(hours.rounded(.down))) }

    private func titled(_ place: Place) -> String { network.record(at: place).first(place.kind.titleField) ?? "" }

    private func name(_ person: RecordID) -> String {
        person == me ? texts[PartnersText.me] : network.title(of: person, .person, .partner)
    }
}

extension State {
    /// Words for lead times.
    var leadTimes: LeadTimePhrases { LeadTimePhrases(texts: texts, clock: clock, network: network, me: me) }
}

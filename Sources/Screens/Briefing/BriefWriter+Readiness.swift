import NetworkModel

extension BriefWriter {
    /// How far the preparation of an event has come, as a whole and by section, and what there is too little time for.
    func addReadiness(of event: Event, to page: inout BriefPage) {
        guard let slot = network[.event].slot(of: event.id) else { return }
        let preparation = preparation
        let whole = preparation.readiness(event: slot)
        guard whole.total > 0 || !preparation.short(of: event.id).isEmpty else { return }
        let parts = Vocabulary.sections.words.compactMap { section -> (String, String?)? in
            let part = preparation.readiness(event: slot, section: section)
            return part.total == 0 ? nil : (section, words(part))
        }
        let all = (texts[BriefText.all], whole.total == 0 ? nil : words(whole) + work(whole))
        page.add(texts[BriefText.ready], .facts([all] + parts))
        addShort(of: event, preparation, to: &page)
    }

    private func words(_ readiness: Readiness) -> String {
        let late = readiness.late > 0 ? ", " + texts(EventsText.late, n: readiness.late) : ""
        return texts(BriefText.ofItems, readiness.values) + late
    }

    private func work(_ readiness: Readiness) -> String {
        ", " + texts(BriefText.ofWork, ["percent": String(readiness.workPercent)])
    }

    /// The alarms: what lacks time of itself, with the reason and what can still be done, and how much waits for that.
    private func addShort(of event: Event, _ preparation: Preparation, to page: inout BriefPage) {
        let short = preparation.short(of: event.id)
        let phrases = LeadTimePhrases(texts: texts, clock: clock, network: network)
        let roots = short.filter(\.isRoot)
        var items = (roots.isEmpty ? short : roots).map { time in
            BriefPage.Item(network.title(at: time.place), reasons(of: time, preparation, phrases))
        }
        let others = short.count - items.count
        if others > 0 { items.append(BriefPage.Item(texts(BriefText.heldUp, n: others))) }
        page.add(texts[BriefText.lacksTime], .list(items))
    }

    /// Why there is too little time and what is still possible.
    private func reasons(of time: LeadTime, _ preparation: Preparation, _ phrases: LeadTimePhrases) -> [String] {
        let remedies = preparation.remedies(for: time, in: network)
        let possible = remedies.map(phrases.remedy).joined(separator: "; ")
        return phrases.sentences(time)
            + (possible.isEmpty ? [] : [texts(BriefText.stillPossible, ["what": possible])])
    }
}

import NetworkModel

/// The items of a checklist under their sections, each with how much of it is done.
struct ChecklistSections {
    private(set) var rows: [Place] = []
    private(set) var sections: [ListState.Section] = []

    init(_ items: [Place], of event: Int, _ state: State) {
        let preparation = state.preparation
        let groups = Dictionary(grouping: items) { ChecklistItem(state.network.record(at: $0)).section ?? "" }
        let known = Vocabulary.sections.words
        let others = groups.keys.filter { !known.contains($0) }.sorted()
        for section in known + others {
            guard let group = groups[section] else { continue }
            let keyed = group.map { place in
                (day: state.network.due(of: ChecklistItem(state.network.record(at: place))) ?? .last, place: place)
            }
            let ready = preparation.readiness(event: event, section: section)
            let name = section.isEmpty ? state.texts[ChecklistText.otherSection] : section
            let values: KeyValuePairs = [
                "section": name, "done": String(ready.done), "total": String(ready.total),
            ]
            sections.append(
                .init(start: rows.count, title: state.texts(ChecklistText.section, values), bar: ready.workFraction))
            rows += keyed.sorted { ($0.day, $0.place.slot) < ($1.day, $1.place.slot) }.map(\.place)
        }
    }
}

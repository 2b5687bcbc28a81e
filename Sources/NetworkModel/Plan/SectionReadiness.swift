/// How far each section of each event's preparation has come, in flat lists: there are few names of sections, and
/// thousands of items to count.
struct SectionReadiness: Sendable {
    private var names: [String] = []
    /// By slot of the event, then by place of the name.
    private var events: [[Readiness]]

    init(events count: Int) { events = Array(repeating: [], count: count) }

    subscript(event: Int, section: String) -> Readiness {
        guard event < events.count, let index = names.firstIndex(of: section), index < events[event].count else {
            return Readiness()
        }
        return events[event][index]
    }

    /// Counts an item in.
    mutating func take(_ item: ItemFacts, of event: Int, due: Day?, on day: Day) {
        let index = index(of: item.section ?? "")
        while events[event].count <= index { events[event].append(Readiness()) }
        events[event][index].take(item, due: due, on: day)
    }

    private mutating func index(of name: String) -> Int {
        if let index = names.firstIndex(of: name) { return index }
        names.append(name)
        return names.count - 1
    }
}

import NetworkModel

/// Who leads on which theme and in which region, at events that are not over.
struct LeadsAhead {
    private struct Post {
        let event: RecordID?
        let theme: [UInt8]?
        let target: [UInt8]
        let people: [RecordID]
    }

    private var byTheme: [[UInt8]: [Post]] = [:]
    private var byTarget: [[UInt8]: [Post]] = [:]

    init(_ network: Network, on today: Day) {
        for lead in network.all(Lead.self) where !lead.people.isEmpty {
            if let event = lead.event.flatMap({ network.event($0) }) {
                let end = event.ends?.day ?? event.starts?.day
                if event.isCancelled || event.status == "completed" || end.map({ $0 < today }) ?? false { continue }
            }
            let post = Post(
                event: lead.event, theme: lead.theme.map { Folding.fold($0) }, target: Folding.fold(lead.target),
                people: lead.people)
            if let theme = post.theme { byTheme[theme, default: []].append(post) }
            byTarget[post.target, default: []].append(post)
        }
    }

    /// Who leads on what a matter is about, each with the word for it; leads of its own event say more than others'.
    func people(for matter: Suggestion.Matter) -> [RecordID: String] {
        var result: [RecordID: String] = [:]
        let theme = matter.theme.map { Folding.fold($0) }
        // A lead of a region counts where it is for all themes, or for the theme of the matter.
        for region in matter.regions {
            for post in byTarget[Folding.fold(region)] ?? []
            where post.theme == nil || theme == nil || post.theme == theme {
                for person in post.people { result[person] = region }
            }
        }
        guard let theme, let name = matter.theme else { return result }
        let posts = byTheme[theme] ?? []
        let own = posts.filter { $0.event == matter.event }
        for post in own.isEmpty ? posts : own { for person in post.people { result[person] = name } }
        return result
    }
}

/// An event of the demo network and the plan that leads to it.
struct DemoEvent {
    /// A step of the plan: its section, text, the team member who holds it, when it is due, and how it stands.
    struct Item {
        let section: String
        let text: String
        let owner: Int?
        /// As written in the file: `T-90d`.
        let due: String
        var needs: String?
        /// Hours of work.
        var effort: String?
        var isDone = false
        /// How many days ago work on it began.
        var begun: Int?
        /// What comes first, by position in the plan.
        var after: [Int] = []
        /// Who is to hold it where nobody does yet.
        var role: String?

        init(
            _ section: String, _ text: String, _ owner: Int?, _ due: String, needs: String? = nil,
            effort: String? = nil, done: Bool = false, begun: Int? = nil, after: [Int] = [], role: String? = nil
        ) {
            self.section = section
            self.text = text
            self.owner = owner
            self.due = due
            self.needs = needs
            self.effort = effort
            isDone = done
            self.begun = begun
            self.after = after
            self.role = role
        }
    }

    let title: String
    let kind: String
    /// Days from the day of the demo to its first and last day.
    let starts: Int
    let ends: Int
    /// Minutes after midnight, where the hour is known.
    var hour: Int?
    let place: String
    let status: String
    /// The event that it prepares, by position in `all`.
    var prepares: Int?
    var objective: String?
    /// The template that its plan was made from.
    var template: String?
    var items: [Item] = []
}

extension DemoEvent {
    static let all: [DemoEvent] = [conference, preMeeting, assembly, webinar, workshop, hearing]

    private static let conference = DemoEvent(
        title: "Conference on Shared Rivers", kind: "intergovernmental meeting", starts: 126, ends: 129,
        place: "Geneva, Palais des Nations", status: "confirmed",
        objective: "A right to flowing rivers in article 7, and a seat for river communities in the committee",
        template: "intergovernmental meeting",
        items: [
            Item("information", "collect positions of governments", 3, "T-120d", needs: "4w", effort: "10", begun: 24),
            // Not begun, and ten weeks do not go into six: what the alarm is for.
            Item("priorities", "common position on article 7", 3, "T-84d", needs: "10w", effort: "24", after: [0]),
            Item("priorities", "sign-offs of members to the common position", 0, "T-63d", needs: "3w", after: [1]),
            Item("information", "one page on each article", 3, "T-40d", needs: "3w", effort: "16", after: [2]),
            Item("information", "who sits in which delegation", 0, "T-30d"),
            Item("priorities", "what we can live with, and what not", 0, "T-60d"),
            Item("priorities", "ask delegations for bilateral talks", 0, "T-56d", needs: "2w", after: [5]),
            Item("processes", "accreditation of observers", 4, "T-120d", done: true),
            Item("processes", "who speaks for us in plenary", 0, "T-45d"),
            Item("processes", "spokespeople, embargoes, press contacts", nil, "T-35d", needs: "2w", role: "media"),
            Item("processes", "letters of thanks to delegations and hosts", nil, "T+2w", role: "lead"),
            Item("information", "report to members: what was won and lost", 3, "T+4w", needs: "3w"),
            Item("training", "pair each newcomer with a buddy", 1, "T-42d", needs: "1w"),
            Item("training", "briefing for newcomers", 1, "T-28d", needs: "2w", effort: "8", after: [12]),
            Item("logistics", "visas for twelve delegates", 4, "T-50d", needs: "8w", effort: "10", after: [7]),
            // Whoever holds it is busy until too late with what is due before.
            Item("logistics", "deposit for the rooms near the Palais", 4, "T-106d", needs: "1w"),
            Item("logistics", "rooms near the Palais", 4, "T-110d", done: true),
            Item("logistics", "interpreters, French and Spanish", nil, "T-60d", needs: "3w", role: "logistics"),
        ])

    private static let preMeeting = DemoEvent(
        title: "Strategy session before the conference", kind: "pre-meeting", starts: 124, ends: 125,
        place: "Geneva, Maison des Associations", status: "working", prepares: 0,
        objective: "Everybody leaves with the latest text, three priorities and a task",
        items: [
            Item("information", "latest draft, annotated", 3, "T-7d"),
            Item("priorities", "draft game plan", 0, "T-21d"),
            Item("processes", "agree how we decide overnight", 0, "T-14d"),
            Item("training", "pair each newcomer with a buddy", 1, "T-14d"),
            Item("logistics", "book a room for forty", 4, "T-110d"),
        ])

    private static let assembly = DemoEvent(
        title: "Members' assembly", kind: "network meeting", starts: 33, ends: 34, place: "Nairobi and online",
        status: "confirmed", objective: "Agree the common position and next year's rhythm",
        items: [
            Item("information", "report of the year", 0, "T-14d", needs: "3w"),
            Item("priorities", "first draft of the common position", 3, "T-35d"),
            Item("processes", "voting rules for those online", 0, "T-28d"),
            Item("training", "facilitation for breakout groups", 1, "T-10d"),
            Item("logistics", "invitations out", 4, "T-42d", done: true),
            Item("logistics", "hybrid equipment", 4, "T-19d", effort: "10"),
            Item("logistics", "travel money for six members", nil, "T-30d", needs: "4w"),
        ])

    private static let webinar = DemoEvent(
        title: "Webinar: reading a treaty draft", kind: "webinar", starts: 3, ends: 3, hour: 16 * 60, place: "online",
        status: "confirmed", objective: "Twenty members can find their own issue in the draft",
        items: [
            Item("information", "slides on articles 5 to 9", 3, "T-2d"),
            Item("training", "exercise with the annotated draft", 1, "T-4d"),
            Item("logistics", "link and reminder to all", 4, "T-3d", done: true),
        ])

    private static let workshop = DemoEvent(
        title: "Workshop on river monitoring", kind: "workshop", starts: 12, ends: 12, hour: 9 * 60 + 30,
        place: "Kisumu", status: "working",
        items: [
            Item("information", "manual for citizens' measurements", 1, "T-10d", done: true),
            Item("training", "two trainers confirmed", 1, "T-14d"),
            Item("logistics", "test kits through customs", 4, "T-15d", effort: "9"),
        ])

    private static let hearing = DemoEvent(
        title: "Public hearing on dams", kind: "public meeting", starts: -19, ends: -19, hour: 18 * 60,
        place: "Görlitz",
        status: "completed",
        items: [
            Item("information", "figures on sediment", 3, "T-14d", done: true),
            Item("logistics", "streaming", 4, "T-3d", done: true),
        ])
}

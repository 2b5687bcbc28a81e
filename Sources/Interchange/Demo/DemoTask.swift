/// A task of the demo network.
struct DemoTask {
    let title: String
    /// Which of the team answers for it; nil where nobody does yet.
    let accountable: Int?
    let status: String
    /// Days from the day of the demo.
    let due: Int?
    var partner: Int?
    var event: Int?
    var effort: String?
    var priority: String?
    var detail: Detail

    /// What a few of the tasks say besides.
    struct Detail {
        var skills: [String] = []
        /// Days from the day of the demo.
        var starts: Int?
        /// The titles of tasks that stand before it in the list.
        var after: String?
        var parent: String?
        var repeats: String?
        var waitingFor: String?
    }

    init(
        _ title: String, _ accountable: Int?, _ status: String, _ due: Int?, partner: Int? = nil, event: Int? = nil,
        effort: String? = nil, priority: String? = nil, _ detail: Detail = Detail()
    ) {
        self.title = title
        self.accountable = accountable
        self.status = status
        self.due = due
        self.partner = partner
        self.event = event
        self.effort = effort
        self.priority = priority
        self.detail = detail
    }
}

extension DemoTask {
    /// Tasks that stand on their own; the next steps of contacts come on top of them.
    static let all: [DemoTask] = [
        DemoTask("send draft annex to the drafting group", 3, "doing", -5, partner: 13, effort: "3", priority: "high"),
        DemoTask(
            "letter to ministers", 3, "accepted", 5, event: 0, effort: "6", priority: "high",
            Detail(
                skills: ["treaty law", "writing"], starts: -9, after: "send draft annex to the drafting group")),
        DemoTask("book room for the pre-meeting", 4, "accepted", 0, event: 1, effort: "2"),
        DemoTask("answer the convention's questionnaire", 0, "accepted", -2, partner: 38, effort: "4"),
        DemoTask(
            "find an interpreter for Wolof", nil, "", 9, event: 2, effort: "2", Detail(skills: ["logistics"])),
        DemoTask(
            "find someone who knows visas for Switzerland", nil, "", 14, event: 0, effort: "1",
            Detail(skills: ["logistics"])),
        DemoTask("collect stories from fishers", 1, "doing", 12, partner: 1, effort: "5"),
        DemoTask("translate call into Portuguese", 2, "accepted", 4, partner: 9, effort: "3"),
        DemoTask(
            "map of dams under construction", 2, "waiting", 20, partner: 9, effort: "8",
            Detail(starts: -14, waitingFor: "figures from the power utilities")),
        DemoTask("programme of the assembly", 0, "doing", 8, event: 2, effort: "5", priority: "high"),
        DemoTask("list of delegates", 4, "accepted", 3, event: 0, effort: "2"),
        DemoTask("remind everyone of the webinar", 4, "accepted", 1, event: 3, effort: "1"),
        DemoTask(
            "slides for the webinar", 3, "doing", 2, event: 3, effort: "3", Detail(skills: ["training"])),
        DemoTask("training plan for newcomers", 1, "accepted", 25, event: 0, effort: "6"),
        DemoTask(
            "report to Fondo Cuenca", 0, "accepted", 17, partner: 17, effort: "8", priority: "high",
            Detail(repeats: "FREQ=MONTHLY;INTERVAL=3")),
        DemoTask(
            "budget for travel", 0, "waiting", 6, event: 2, effort: "3",
            Detail(parent: "programme of the assembly", waitingFor: "an answer from Fondo Cuenca")),
        DemoTask(
            "short film about the Loire", 2, "proposed", 40, partner: 31, effort: "10",
            Detail(skills: ["media"], starts: 5)),
        DemoTask("update the page of members", 2, "accepted", nil, effort: "2", priority: "low"),
        DemoTask("ask the unions for badges", 0, "accepted", 7, partner: 37, effort: "1"),
        DemoTask("comments on the brief about article 7", 3, "accepted", 15, partner: 31, effort: "4"),
        DemoTask("test kits through customs", 4, "doing", -3, partner: 2, event: 4, effort: "4"),
        DemoTask("write up the hearing", 3, "done", -12, event: 5, effort: "3"),
        DemoTask("thank the speakers of the hearing", 0, "done", -15, event: 5, effort: "1"),
        DemoTask(
            "invitations to the assembly", 4, "done", -9, event: 2, effort: "4",
            Detail(parent: "programme of the assembly")),
        DemoTask("first list of governments' positions", 3, "done", -20, event: 0, effort: "6"),
        DemoTask("press release on the draft", 2, "dropped", -8, effort: "2"),
        DemoTask("join the coalition's call on climate", 1, "declined", -6, effort: "1"),
        DemoTask("photographs from the Mekong", 1, "waiting", 11, partner: 21, effort: "1", priority: "low"),
    ]

    /// Tasks that partners have taken, or were asked to take; `partner` answers for them.
    static let ofPartners: [DemoTask] = [
        DemoTask("host the side event on dams", nil, "accepted", 24, partner: 1, effort: "12", priority: "high"),
        DemoTask(
            "translate the common position into French", nil, "doing", 9, partner: 3, effort: "8",
            Detail(skills: ["translation"])),
        DemoTask("legal note on article 7", nil, "accepted", 16, partner: 2, effort: "10", Detail(starts: -3)),
        DemoTask("gather signatures of fishers", nil, "proposed", 30, partner: 0, effort: "6"),
    ]

    /// What was promised in a contact.
    static let nextSteps = [
        "send the draft", "call back after their board meets", "share the map", "introduce them to the drafting group",
        "send dates for a call", "ask about travel money", "comment on their brief", "send the questionnaire again",
        "find a speaker", "send the minutes", "check who can sign", "invite them to the webinar",
    ]
}

import RecFormat

/// The templates that come with caucus, as rec text of the kind that a workspace's `templates.rec` holds.
enum ShippedTemplates {
    /// A template: its name, the kind of event that it is for, and its steps.
    private static let texts: [(name: String, kind: String, text: String)] = [
        ("intergovernmental meeting", "intergovernmental meeting", intergovernmentalMeeting),
        ("pre-meeting", "pre-meeting", preMeeting),
        ("public meeting", "public meeting", publicMeeting),
        ("webinar", "webinar", webinar),
        ("dinner or award", "dinner", dinnerOrAward),
        ("network assembly", "network meeting", networkAssembly),
    ]

    /// All of them, read when first asked for.
    static let all: [PlanTemplate] = texts.map { name, kind, text in
        let table = Table(indexedLater: .planStep, RecDocument(Array((text + "\n").utf8)))
        let steps = table.slots.map { PlanStep(table.record(at: Int($0))) }
        return PlanTemplate(name: name, steps: steps, kind: kind, isShipped: true)
    }
}

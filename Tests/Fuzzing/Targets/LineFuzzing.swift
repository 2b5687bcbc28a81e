import NetworkModel

/// What people type in one line: reading never fails, says where everything stands, and what it saves can be read again.
enum LineFuzzing {
    static func checkLog(_ bytes: [UInt8]) throws(BrokenProperty) {
        let source = bytes.text
        var context = FuzzNetwork.context
        if bytes.count % 2 == 1, let given = FuzzNetwork.names.resolve("aid-watch").candidate {
            context.given = [given]
        }
        let line = LogLine(source, in: context)
        try RecordChecks.check(line.pieces.map(\.range), of: source, "pieces")
        let utf8 = Array(source.utf8)
        for problem in line.problems {
            try RecordChecks.check(problem.range, of: utf8, "problems")
            try hold(!problem.description.isEmpty, "a problem without words")
        }
        for step in line.nextSteps { try RecordChecks.check(step.range, of: utf8, "next steps") }
        try hold(line.minutes.map { $0 >= 0 } ?? true, "a contact took \(line.minutes ?? 0) minutes")
        var author = FuzzNetwork.author
        guard let logged = line.logged(in: FuzzNetwork.network, by: &author) else {
            return try hold(!line.isReady, "a line that is ready makes no contact")
        }
        let after = try RecordChecks.check(logged.edits)
        try hold(after.record(logged.contact) != nil, "the contact is not there")
        _ = author.change("Logged", logged.edits)
    }

    static func checkTask(_ bytes: [UInt8]) throws(BrokenProperty) {
        let source = bytes.text
        let line = TaskLine(source, in: taskContext)
        try RecordChecks.check(line.pieces.map(\.range), of: source, "pieces")
        let utf8 = Array(source.utf8)
        for problem in line.problems {
            try RecordChecks.check(problem.range, of: utf8, "problems")
            try hold(!problem.description.isEmpty, "a problem without words")
        }
        if let repeats = line.repeats {
            try hold((try? Recurrence(rule: repeats.rule)) == repeats, "the rule \(repeats.rule) is read as another")
        }
        if let effort = line.effort { try hold(Double(effort) != nil, "an effort of \(effort)") }
        var author = FuzzNetwork.author
        guard let added = line.added(in: FuzzNetwork.network, by: &author) else {
            return try hold(!line.isReady, "a line that is ready makes no task")
        }
        try RecordChecks.check(author.change("Added", added.edits).edits)
    }

    private static var taskContext: TaskLine.Context {
        TaskLine.Context(FuzzNetwork.context, tasks: taskNames, network: FuzzNetwork.network)
    }

    static func checkEntry(_ bytes: [UInt8]) throws(BrokenProperty) {
        let source = bytes.text
        let network = FuzzNetwork.network
        var author = FuzzNetwork.author
        for sort in EntrySort.allCases {
            let line = EntryLine(source, sort, in: taskContext)
            guard line.isReady else { continue }
            try RecordChecks.check(line.edits(at: EntryPlace(session: "s1", item: "a1"), in: network, by: &author))
        }
        let name = QuickName(source, names: FuzzNetwork.names)
        for problem in name.problems { try RecordChecks.check(problem.range, of: Array(source.utf8), "problems") }
        if let walkIn = WalkIn(name, in: network, by: &author) {
            try RecordChecks.check(walkIn.edits)
        } else {
            try hold(!name.isReady, "a name that is ready makes nobody")
        }
        _ = AttendeeLine(source, names: FuzzNetwork.names, today: FuzzNetwork.clock.today, me: FuzzNetwork.me)
        let last = AttendeeLine.lastName(of: source)
        try hold(source.utf8.elementsEqual((last.before + last.name).utf8), "the parts of a list are not the whole")
        let participant = Participant(Described(source))
        try hold(Described(participant.value).value == participant.value, "a participant is read back as another")
    }

    private static let taskNames = TaskLine.taskNames(of: FuzzNetwork.network)
}

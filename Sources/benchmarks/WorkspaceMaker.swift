import Glibc
import NetworkModel
import RecFormat
import WorkspaceStore

/// Makes workspaces of any size, the same ones from the same seed.
struct WorkspaceMaker {
    var partners = 10_000
    var people = 20_000
    var contacts = 100_000
    var tasks = 20_000
    var events = 500
    var items = 5_000
    var seed: UInt64 = 1

    private var random: SplitMix
    private static let noon: Int64 = 1_795_000_000

    init(partners: Int, people: Int, contacts: Int, tasks: Int, seed: UInt64 = 1) {
        self.partners = partners
        self.people = people
        self.contacts = contacts
        self.tasks = tasks
        self.seed = seed
        random = SplitMix(state: seed)
    }

    /// Writes the workspace into a folder that is not there yet; returns the count of its bytes.
    mutating func make(at path: String) throws -> Int {
        let clock = Clock(instant: Self.noon, zone: .utc)
        var author = Author(clock: clock, mint: IDMint(seed: seed))
        let workspace = try Workspace.create(at: path, name: "Trade Justice Coalition", author: &author)
        var bytes = 0
        bytes += try fill(workspace, .partner, count: partners) { maker, number in maker.partner(number) }
        bytes += try fill(workspace, .person, count: people) { maker, number in maker.person(number) }
        bytes += try fill(workspace, .event, count: events) { maker, number in maker.event(number) }
        bytes += try fill(workspace, .checklistItem, count: items) { maker, number in maker.item(number) }
        bytes += try fill(workspace, .task, count: tasks) { maker, number in maker.task(number) }
        bytes += try fill(workspace, .contact, count: contacts) { maker, number in maker.contact(number) }
        return bytes
    }

    private mutating func fill(
        _ workspace: Workspace, _ kind: Kind, count: Int, _ record: (inout WorkspaceMaker, Int) -> [(Field, String)]
    ) throws -> Int {
        var text = FileDescriptor.text(of: kind)
        for number in 0..<count {
            let fields = record(&self, number).map { RecField(name: $0.0.name, value: $0.1) }
            text += RecDocument.text(of: fields)
        }
        guard let file = fopen(workspace.path(of: kind), "w"), fwrite(text, 1, text.count, file) == text.count,
            fclose(file) == 0
        else { throw StoreError(.cannotWrite, path: workspace.path(of: kind), system: SystemError(errno)) }
        return text.count
    }

    /// Those who are given tasks.
    private var team: Int { min(people, 300) }

    // MARK: Records

    private mutating func partner(_ number: Int) -> [(Field, String)] {
        var fields: [(Field, String)] = [
            (.id, partnerID(number)), (.name, "\(pick(Self.adjectives)) \(pick(Self.nouns)) \(number)"),
            (.kind, pick(Vocabulary.partnerKinds.words)), (.works, pick(Self.works)), (.works, pick(Self.works)),
            (.level, pick(Vocabulary.levels.words)), (.country, pick(Self.countries)), (.place, pick(Self.places)),
            (.stage, pick(Vocabulary.stages.words)), (.lead, personID(random.below(team))),
        ]
        if random.below(3) > 0 { fields.append((.cadence, pick(["2w", "6w", "3m", "6m"]))) }
        fields += [
            (.offers, sentence(5)), (.needs, sentence(6)), (.purpose, sentence(8)),
            (.channel, "web: https://www.\(partnerID(number)).example.org"), (.tag, pick(Self.tags)),
            (.notes, sentence(9)),
            (.created, stamp(daysAgo: 400 + random.below(800))),
        ]
        return fields
    }

    private mutating func person(_ number: Int) -> [(Field, String)] {
        let name = "\(pick(Self.firstNames)) \(pick(Self.lastNames))"
        var fields: [(Field, String)] = [
            (.id, personID(number)), (.name, name),
            (
                .role,
                "\(partnerID(random.below(partners))): \(pick(Self.roles)); since 20\(10 + random.below(16))-0\(1 + random.below(9))-15"
            ),
            (.email, "person.\(number)@\(partnerID(random.below(partners))).example.org"),
            (.phone, "+49 30 \(1_000_000 + random.below(9_000_000))"),
            (.language, pick(["en", "fr", "es", "sw", "ar"])),
            (
                .consent,
                "legitimate interest, 2025-02-01, \(pick(["met at a conference", "asked by mail", "public page"]))"
            ),
        ]
        if number < team { fields += [(.team, "yes"), (.capacity, "\(4 + random.below(30))")] }
        fields += [(.tag, pick(Self.tags)), (.notes, sentence(6)), (.created, stamp(daysAgo: 300 + random.below(900)))]
        return fields
    }

    private mutating func event(_ number: Int) -> [(Field, String)] {
        [
            (.id, "event-\(number)"), (.title, "\(pick(Self.nouns)) meeting \(number)"),
            (.kind, pick(Vocabulary.eventKinds.words)), (.starts, day(400 - number * 2).iso),
            (.place, pick(Self.places)), (.created, stamp(daysAgo: 400)),
        ]
    }

    /// One of ten items of an event's plan, each waiting for the one before it.
    private mutating func item(_ number: Int) -> [(Field, String)] {
        let event = number / 10 % max(events, 1)
        var fields: [(Field, String)] = [
            (.id, minted(number, "k")), (.event, "event-\(event)"), (.section, pick(Vocabulary.sections.words)),
            (.text, sentence(5)), (.owner, personID(random.below(team))),
            (.due, "T-\(100 - number % 10 * 10)d"), (.needs, "\(1 + random.below(3))w"),
            (.effort, "\(1 + random.below(12))"),
        ]
        if random.below(3) == 0 { fields.append((.done, day(-random.below(60)).iso)) }
        if number % 10 > 0 { fields.append((.after, minted(number - 1, "k"))) }
        return fields + [(.created, stamp(daysAgo: 100))]
    }

    private mutating func task(_ number: Int) -> [(Field, String)] {
        var fields: [(Field, String)] = [(.id, minted(number, "t")), (.title, sentence(6))]
        if random.below(10) > 0 { fields.append((.accountable, personID(random.below(team)))) }
        fields += [
            (.status, pick(Vocabulary.taskStatuses.words)), (.due, day(random.below(400) - 370).iso),
            (.priority, pick(Vocabulary.priorities.words)), (.effort, "\(1 + random.below(12))"),
            (.partner, partnerID(random.below(partners))),
        ]
        if random.below(3) == 0 { fields.append((.event, "event-\(random.below(max(events, 1)))")) }
        if random.below(2) == 0 { fields.append((.theme, pick(Self.works))) }
        if number > 0, random.below(8) == 0 { fields.append((.after, minted(random.below(number), "t"))) }
        return fields + [(.created, stamp(daysAgo: 200 + random.below(400)))]
    }

    private mutating func contact(_ number: Int) -> [(Field, String)] {
        let ago = (contacts - number) * 1_000 / max(contacts, 1)
        let at = stamp(daysAgo: ago)
        var fields: [(Field, String)] = [
            (.id, minted(number, "c")), (.at, at), (.kind, pick(Vocabulary.contactKinds.words)),
            (.with, partnerID(random.below(partners))),
        ]
        if random.below(2) == 0 { fields.append((.with, personID(random.below(people)))) }
        fields += [
            (.by, personID(random.below(team))), (.outcome, pick(["reached", "reached", "left message"])),
            (.summary, sentence(9)), (.minutes, "\(5 * (1 + random.below(12)))"), (.created, at),
        ]
        return fields
    }

    // MARK: Values

    private func partnerID(_ number: Int) -> String {
        "partner-\(Self.nouns[number % Self.nouns.count])-\(number)".lowercased()
    }
    private func personID(_ number: Int) -> String {
        "\(Self.lastNames[number % Self.lastNames.count])-\(number)".lowercased()
    }
    private func day(_ offset: Int) -> Day { Timestamp(instant: Self.noon).day + offset }

    private mutating func stamp(daysAgo days: Int) -> String {
        Timestamp(instant: Self.noon - Int64(days) * 86_400 - Int64(random.below(40_000)), offset: 3_600).iso
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[random.below(values.count)] }

    private mutating func sentence(_ words: Int) -> String {
        (0..<words).map { _ in pick(Self.words) }.joined(separator: " ")
    }

    private func minted(_ number: Int, _ letter: Character) -> String {
        let digits = String(number, radix: 32)
        return "1n\(letter)" + String(repeating: "0", count: 9 - digits.count) + digits
    }
}

package import NetworkModel
import RecFormat

/// The lively, fictional network in which a newcomer can try everything.
///
/// A pure function of the clock and a seed: the same two give the same records. Some partners are owed a contact, some
/// have gone quiet and most are well, whatever the day.
package struct DemoNetwork {
    package static let name = "Living Rivers Alliance"

    /// The change that makes a new workspace's network the demo. `network` is what creating the workspace left.
    package static func change(in network: Network, clock: Clock, seed: UInt64) -> Change {
        var demo = DemoNetwork(network: network, clock: clock, seed: seed)
        demo.addNetwork()
        demo.addPeopleAndPartners()
        demo.addEvents()
        demo.addPositions()
        demo.addLeads()
        demo.addTasks()
        demo.addContacts()
        demo.addTasksOfPartners()
        return Change(
            id: demo.mint.next(at: clock.instant), at: clock.now, by: demo.team.first, summary: "Made the demo network",
            edits: demo.edits)
    }

    // An Id is to be typed; names in other scripts give none.
    private static let latinNames = [
        "東京川の会": "tokyo-kawa-no-kai", "한강 시민 포럼": "hangang-forum", "黄河读书会": "huanghe-dushuhui",
        "小川 美咲": "ogawa-misaki", "渡辺 健": "watanabe-ken", "김서연": "kim-seoyeon", "박지훈": "park-jihoon",
        "王丽娟": "wang-lijuan",
    ]

    /// The person at the keyboard of the demo.
    package static var me: RecordID { RecordID(Slug.text(of: DemoPerson.team[0].name)) }

    let network: Network
    let clock: Clock
    var mint: IDMint
    var random: DemoRandom
    var edits: [RecordEdit] = []
    private var taken: Set<RecordID> = []
    private(set) var partners: [RecordID] = []
    private(set) var people: [RecordID] = []
    var events: [RecordID] = []

    private init(network: Network, clock: Clock, seed: UInt64) {
        self.network = network
        self.clock = clock
        mint = IDMint(seed: seed)
        random = DemoRandom(state: seed)
    }

    var team: ArraySlice<RecordID> { people.prefix(DemoPerson.team.count) }

    /// The moment of an hour of the day that many days from today, as the clock's zone has it.
    func moment(_ days: Int, minutes: Int) -> Timestamp {
        clock.zone.reading(clock.today + days, TimeOfDay(hour: minutes / 60, minute: minutes % 60) ?? .midnight)
            .timestamp
    }

    mutating func add(_ draft: Draft, madeAt moment: Timestamp) { edits.append(draft.edit(at: moment)) }

    /// A draft of a record with a slug made of its name.
    private mutating func draft(_ kind: Kind, named name: String) -> Draft {
        let id = network.freeSlug(for: Self.latinNames[name] ?? name, taken: taken)
        taken.insert(id)
        var draft = Draft(new: kind, id: id)
        draft.set(kind.titleField, name)
        return draft
    }

    private mutating func addNetwork() {
        var draft = network.itself?.draft ?? draft(.network, named: Self.name)
        draft.set(.name, Self.name)
        draft.set(.form, "alliance")
        draft.set(.interdependence, "3")
        draft.set(.goal, "Rivers that flow freely, and people along them who decide about them")
        draft.setAll(
            .objective,
            [
                "a right to flowing rivers in the convention", "a seat for river communities",
                "forty partners who know each other",
            ])
        draft.setAll(
            .guideline,
            [
                "who is concerned speaks first", "no position in our name without those it is about",
                "answer within a week",
            ])
        draft.set(.rhythm, "6w")
        add(draft, madeAt: moment(-700, minutes: 600))
    }

    private mutating func addPeopleAndPartners() {
        let people = DemoPerson.all.map { draft(.person, named: $0.name) }
        let partners = DemoPartner.all.map { draft(.partner, named: $0.name) }
        self.people = people.map(\.key.id)
        self.partners = partners.map(\.key.id)
        for (person, draft) in zip(DemoPerson.all, people) { add(filled(draft, with: person), madeAt: arrival) }
        for (index, draft) in partners.enumerated() {
            let partner = DemoPartner.all[index]
            let day = partner.health == .new ? -random.number(2...20) : -random.number(260...600)
            add(filled(draft, with: partner, at: index), madeAt: moment(day, minutes: 600))
        }
    }

    private var arrival: Timestamp { moment(-650, minutes: 660) }

    private mutating func filled(_ draft: Draft, with person: DemoPerson) -> Draft {
        var draft = draft
        let isTeam = person.partner == nil
        var roles: [Described] = []
        if let partner = person.partner { roles.append(Described(partners[partner], person.role)) }
        if let second = person.secondPartner { roles.append(Described(partners[second.partner], second.role)) }
        draft.setAll(.role, roles.map(\.value))
        let host = isTeam ? "living-rivers" : person.partner.map { partners[$0].text } ?? "post"
        draft.set(.email, "\(draft.key.id.text)@\(host).example")
        // 0100 is kept free in many numbering plans; 555 01xx is for fiction.
        if random.number(0...2) == 0 { draft.set(.phone, "+1 555 01\(10 + random.number(0...89))") }
        draft.setAll(.language, person.languages)
        draft.set(.consent, isTeam ? nil : "agreed in person \((clock.today - random.number(100...600)).iso)")
        draft.set(.team, isTeam ? "yes" : nil)
        draft.set(.capacity, person.capacity)
        draft.setAll(.skill, person.skills)
        return draft
    }

    private mutating func filled(_ draft: Draft, with partner: DemoPartner, at index: Int) -> Draft {
        var draft = draft
        draft.set(.kind, partner.kind)
        draft.setAll(.works, partner.works)
        draft.set(.level, partner.level)
        draft.set(.country, partner.country)
        draft.set(.place, partner.place)
        draft.set(.stage, partner.stage)
        draft.set(.lead, partner.lead.map { people[$0].text })
        let contact = DemoPerson.all.firstIndex { $0.partner == index }
        draft.set(.workingContact, contact.map { people[$0].text })
        draft.set(.cadence, partner.cadence)
        draft.setAll(.offers, partner.offers)
        draft.setAll(.needs, partner.needs)
        draft.set(.purpose, partner.purpose)
        draft.setAll(.channel, partner.web.map { ["web: \($0)"] } ?? [])
        draft.setAll(.tag, partner.tags)
        return draft
    }
}

/// Numbers that look drawn at random and are the same for the same seed.
struct DemoRandom {
    var state: UInt64

    /// A number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        // SplitMix64 (Steele, Lea, Flood 2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return range.lowerBound + Int(mixed % UInt64(range.count))
    }

    mutating func element<Element>(of list: [Element]) -> Element { list[number(0...(list.count - 1))] }
}

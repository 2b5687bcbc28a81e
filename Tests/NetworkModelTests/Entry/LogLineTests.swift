import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

/// A small network, on saturday 21 november 2026 at ten in the morning, an hour east of UTC.
private enum Sample {
    static let network = Network(documents: [
        .partner: document([
            ("third-world-network", "Third World Network"), ("aid-watch", "Aid/Watch"), ("wateraid", "WaterAid"),
            ("etc-group", "Action Group on Erosion, Technology and Concentration (ETC Group)"),
            ("social-watch", "Social Watch"), ("fridays", "Fridays for Future"),
            ("board-of-trade", "Board of Trade Unions"),
            ("ecologistas", "Ecologistas en Acción"), ("food-water", "Food and Water Watch"),
        ]),
        .person: document([
            ("amina-diallo", "Amina Diallo"), ("fatima-ruiz", "Fatima Ruiz"), ("ana-ruiz", "Ana Ruiz"),
            ("will-smith", "Will Smith"), ("thi-nguyen", "Thị Nguyễn"),
        ]),
    ])

    static let names = NameIndex(network)

    static func context(given: [String] = [], me: String? = "fatima-ruiz") throws -> LogLine.Context {
        let instant = try #require(Timestamp(iso: "2026-11-21T10:00:00+01:00")).instant
        return LogLine.Context(
            names: names, clock: Clock(instant: instant, zone: Zone(fixed: 3_600)),
            me: me.flatMap { names.resolve($0).candidate },
            given: given.compactMap { names.resolve($0).candidate })
    }

    private static func document(_ records: [(id: String, name: String)]) -> RecDocument {
        RecDocument(Array(records.map { "Id: \($0.id)\nName: \($0.name)\n" }.joined(separator: "\n").utf8))
    }

    static func read(_ text: String, given: [String] = [], me: String? = "fatima-ruiz") throws -> LogLine {
        LogLine(text, in: try context(given: given, me: me))
    }
}

/// What a line was understood as, in one line of its own.
private func told(_ line: LogLine) -> String {
    var parts: [String] = []
    if let kind = line.kind { parts.append(kind) }
    if let direction = line.direction { parts.append(direction) }
    parts += line.with.map(told)
    if let by = line.by { parts.append("by \(told(by))") }
    if line.at.iso != "2026-11-21T10:00:00+01:00" { parts.append(line.at.iso) }
    if let minutes = line.minutes { parts.append("\(minutes)m") }
    if let outcome = line.outcome { parts.append("[\(outcome)]") }
    parts.append("\"\(line.summary)\"")
    parts += line.tags.map { "#\($0)" }
    for step in line.nextSteps {
        var step =
            [step.text] + step.assignees.map { "@\(told($0))" } + step.tags.map { "#\($0)" }
            + [step.due?.iso].compactMap { $0 }
        step[0] = "> \(step[0])"
        parts.append(step.joined(separator: " "))
    }
    return parts.joined(separator: " ")
}

private func told(_ mention: Mention) -> String {
    switch mention.meaning {
    case .known(let candidate): candidate.key.id.text
    case .new(let kind, let name): "+\(name)/\(kind)"
    case .ambiguous(let candidates): "?\(mention.text)(\(candidates.map(\.key.id.text).joined(separator: "|")))"
    case .unknown: "??\(mention.text)"
    }
}

@Suite("The one-line log")
struct LogLineTests {
    @Test(
        "a line with a colon is understood before it",
        arguments: [
            (
                "call Third World Network, Amina yesterday 25m: will chair the session #mc14 > send draft fri @me",
                "call third-world-network amina-diallo 2026-11-20 25m \"will chair the session\" #mc14 "
                    + "> send draft @fatima-ruiz 2026-11-27"
            ),
            ("call with Amina and @WaterAid yesterday: agreed", "call amina-diallo wateraid 2026-11-20 \"agreed\""),
            ("call aid watch yesterday 25m: board agreed", "call aid-watch 2026-11-20 25m \"board agreed\""),
            ("Aid/Watch: hello", "aid-watch \"hello\""),
            (
                "met amina & ana + will 14:00 yesterday:",
                "meeting amina-diallo ana-ruiz will-smith 2026-11-20T14:00:00+01:00 \"\""
            ),
            (
                "email from ecologistas en accion, 2 d ago: sent figures",
                "email in ecologistas 2026-11-19 \"sent figures\""
            ),
            ("email to TWN: sent figures", "email out third-world-network \"sent figures\""),
            ("call out amina no reply: tried twice", "call out amina-diallo [no reply] \"tried twice\""),
            ("call amina, left message:", "call amina-diallo [left message] \"\""),
            ("call amina for 1h30 reached: fine", "call amina-diallo 90m [reached] \"fine\""),
            ("25m yesterday call amina: x", "call amina-diallo 2026-11-20 25m \"x\""),
            ("amina visit yesterday: x", "visit amina-diallo 2026-11-20 \"x\""),
            ("amina, ana met: x", "meeting amina-diallo ana-ruiz \"x\""),
            ("Zorro Films visit yesterday: x", "visit ??Zorro Films 2026-11-20 \"x\""),
            ("Farmers meeting point: x", "??Farmers meeting point \"x\""),
            ("call Action Group on Erosion, Technology and Concentration: x", "call etc-group \"x\""),
            ("call etc group, amina: x", "call etc-group amina-diallo \"x\""),
            ("call Food and Water Watch and Amina: x", "call food-water amina-diallo \"x\""),
            ("Social Watch yesterday: x", "social-watch 2026-11-20 \"x\""),
            ("social amina: x", "social amina-diallo \"x\""),
            ("call Fridays for Future: x", "call fridays \"x\""),
            ("call amina friday: x", "call amina-diallo 2026-11-20 \"x\""),
            ("visit amina #mc14: x #lobby", "visit amina-diallo \"x\" #mc14 #lobby"),
            ("call amina by ana: x", "call amina-diallo by ana-ruiz \"x\""),
            ("call amina: see http://x.org: it's new", "call amina-diallo \"see http://x.org: it's new\""),
            ("call \"Aid/Watch\": x", "call aid-watch \"x\""),
            ("call thi nguyen today: x", "call thi-nguyen \"x\""),
        ])
    func head(typed: String, expected: String) throws {
        #expect(told(try Sample.read(typed)) == expected)
    }

    @Test(
        "without a colon the longest understood beginning is the head",
        arguments: [
            ("call amina yesterday 25m will chair", "call amina-diallo 2026-11-20 25m \"will chair\""),
            ("call Third World Network will sign", "call third-world-network \"will sign\""),
            ("call amina, will sign", "call amina-diallo \"will sign\""),
            ("amina agreed to sign", "amina-diallo \"agreed to sign\""),
            ("call amina reached agreement on fisheries", "call amina-diallo \"reached agreement on fisheries\""),
            ("call amina left message", "call amina-diallo [left message] \"\""),
            ("call amina reached", "call amina-diallo [reached] \"\""),
            ("call amina in geneva they met", "call amina-diallo \"in geneva they met\""),
            ("call amina to sign", "call amina-diallo \"to sign\""),
            ("call amina and they agreed", "call amina-diallo \"and they agreed\""),
            ("call Amina Okoye yesterday will sign", "call ??Amina Okoye 2026-11-20 \"will sign\""),
            ("call zorro yesterday will sign", "call ??zorro 2026-11-20 \"will sign\""),
            ("call Zorro Films will sign", "call ??Zorro Films \"will sign\""),
            ("call amina, ana yesterday", "call amina-diallo ana-ruiz 2026-11-20 \"\""),
            ("amina visit yesterday agreed", "visit amina-diallo 2026-11-20 \"agreed\""),
            ("amina call back later", "amina-diallo \"call back later\""),
            ("call amina we agreed", "call amina-diallo \"we agreed\""),
        ])
    func withoutColon(typed: String, expected: String) throws {
        #expect(told(try Sample.read(typed)) == expected)
    }

    @Test(
        "with a partner given, a sentence is a sentence",
        arguments: [
            ("board agreed, will sign", "aid-watch \"board agreed, will sign\""),
            ("call board agreed", "call aid-watch \"board agreed\""),
            ("call yesterday 25m: board agreed", "call aid-watch 2026-11-20 25m \"board agreed\""),
            ("yesterday 25m board agreed > send text", "aid-watch 2026-11-20 25m \"board agreed\" > send text"),
            ("yesterday visit: will sign", "visit aid-watch 2026-11-20 \"will sign\""),
            ("board meeting: will sign", "aid-watch \"board meeting: will sign\""),
            ("board: will sign", "aid-watch \"board: will sign\""),
            ("with Amina: will sign", "aid-watch amina-diallo \"will sign\""),
            ("with amina will sign", "aid-watch amina-diallo \"will sign\""),
            (", WaterAid yesterday: will sign", "aid-watch wateraid 2026-11-20 \"will sign\""),
            ("call WaterAid: will sign", "call wateraid \"will sign\""),
            ("", "aid-watch \"\""),
            ("@amina will sign", "aid-watch amina-diallo \"will sign\""),
            ("Will they sign?", "aid-watch \"Will they sign?\""),
        ])
    func given(typed: String, expected: String) throws {
        #expect(told(try Sample.read(typed, given: ["aid-watch"])) == expected)
    }

    @Test(
        "brackets right behind a partner hold a person there",
        arguments: [
            ("call Aid/Watch (Amina Diallo): x", "call aid-watch amina-diallo \"x\""),
            ("call Aid/Watch (Isolda Agazzi) today: x", "call aid-watch ??Isolda Agazzi \"x\""),
            ("call Aid/Watch (Isolda), Amina: x", "call aid-watch ??Isolda amina-diallo \"x\""),
            ("call Aid/Watch (they are late)", "call aid-watch \"(they are late)\""),
            ("call +Bees (person): x", "call +Bees/person \"x\""),
            ("call +Bees (Mary Poe) today: x", "call +Bees/partner +Mary Poe/person \"x\""),
            ("call +Bees (Mary Poe), Amina: x", "call +Bees/partner +Mary Poe/person amina-diallo \"x\""),
            ("call +Bees (Mary Poe) will sign", "call +Bees/partner +Mary Poe/person \"will sign\""),
            ("call +Bees (Amina Diallo): x", "call +Bees/partner amina-diallo \"x\""),
            ("call +Third World Network (TWN): x", "call +Third World Network (TWN)/partner \"x\""),
            ("call +\"Bees (South Africa)\": x", "call +Bees (South Africa)/partner \"x\""),
        ])
    func brackets(typed: String, expected: String) throws {
        #expect(told(try Sample.read(typed)) == expected)
    }

    @Test(
        "someone new belongs to the partner named before them, else to the only one",
        arguments: [
            ("email Aid/Watch, +Isolda Agazzi (person): x", "Aid/Watch"),
            ("call +Isolda Agazzi (person), Aid/Watch: x", "Aid/Watch"),
            ("call Aid/Watch, +Isolda Agazzi (person), WaterAid: x", "Aid/Watch"),
            ("call Aid/Watch, +Bees, +Isolda Agazzi (person): x", "Bees"),
            ("call +Isolda Agazzi (person), Aid/Watch, WaterAid: x", nil),
            ("call +Isolda Agazzi (person): x", nil),
        ])
    func employer(typed: String, expected: String?) throws {
        let line = try Sample.read(typed)
        let new = try #require(line.with.first { $0.title == "Isolda Agazzi" })
        #expect(line.employer(of: new)?.title == expected)
    }

    @Test("of an unknown partner with somebody in brackets only the partner is asked for")
    func unknownWithPerson() throws {
        let line = try Sample.read("visit Delta (Mary Poe) yesterday: hi")
        expectNoDifference(
            line.problems.map(\.description), ["nobody is called Delta; type +Delta to add it"])
        let new = try Sample.read("visit +Delta (Mary Poe) yesterday: hi")
        expectNoDifference(new.problems, [])
        #expect(new.with.last.flatMap { new.employer(of: $0) }?.title == "Delta")
    }

    @Test("an unknown name right behind a partner is taken for a person's")
    func likelyPerson() throws {
        let line = try Sample.read("email Aid/Watch, Isolda Agazzi: x")
        #expect(
            line.problems.map(\.description)
                == ["nobody is called Isolda Agazzi; type +Isolda Agazzi (person) to add it"])
        let first = try Sample.read("email Isolda Agazzi, Aid/Watch: x")
        #expect(first.problems.map(\.description) == ["nobody is called Isolda Agazzi; type +Isolda Agazzi to add it"])
    }

    @Test("below the first line a > quotes")
    func quoted() throws {
        let line = try Sample.read("email amina: they wrote > answer fri\n> hello\nwe > you")
        #expect(line.nextSteps.map(\.text) == ["answer fri\n> hello\nwe > you"] || line.nextSteps.count == 1)
    }

    @Test(
        "next steps are read with their day and hands",
        arguments: [
            ("amina: x > send draft by fri @me", "> send draft @fatima-ruiz 2026-11-27"),
            ("amina: x > @ana send draft 12 dec > book room", "> send draft @ana-ruiz 2026-12-12 > book room"),
            ("amina: x > tomorrow ask @will smith about it", "> ask about it @will-smith 2026-11-22"),
            ("amina: x > send #urgent,mc14", "> send #urgent #mc14"),
            ("amina: x > send >fast", "> send >fast"),
            ("amina: x > read 12 pages", "> read 12 pages"),
            ("amina: x > 2 chairs for room 3", "> 2 chairs for room 3"),
            ("amina: x > ask again in 2 weeks", "> ask again 2026-12-05"),
            ("amina: >50 people > count them", "> count them"),
            ("amina: x > ask @ana @thi", "> ask @ana-ruiz @thi-nguyen"),
            ("amina: x > @Ana Send it", "> Send it @ana-ruiz"),
            ("amina: x > send @+Zorro fri", "> send @+Zorro/person 2026-11-27"),
            ("amina: x > send @+\"Zorro Vega\" fri", "> send @+Zorro Vega/person 2026-11-27"),
            ("amina: x > send @+\"Zorro Films\" (partner)", "> send @+Zorro Films/partner"),
            ("call +Zorro Vega (person): x > send @Zorro", "> send @+Zorro Vega/person"),
            ("call +Zorro Vega (person): x > @Zorro Vega send", "> send @+Zorro Vega/person"),
            ("amina: x > send @+Zorro > ring @zorro", "> send @+Zorro/person > ring @+Zorro/person"),
        ])
    func steps(typed: String, expected: String) throws {
        let line = try Sample.read(typed)
        #expect(told(line).hasSuffix(expected), "\(told(line))")
        #expect(line.isReady, "\(line.problems)")
    }

    @Test(
        "what cannot be settled is told, and nothing can be saved",
        arguments: [
            ("call ruiz: x", "ruiz may be Fatima Ruiz, Ana Ruiz; type more of the name"),
            ("call wateraidd: x", "nobody is called wateraidd; did you mean WaterAid? Type +wateraidd to add it"),
            ("call zorro: x", "nobody is called zorro; type +zorro to add it"),
            (
                "call amina zorro: x",
                "nobody is called amina zorro; did you mean Amina Diallo? Type +amina zorro to add it"
            ),
            ("call yesterday: x", "who was it with? Name a partner or a person"),
            ("", "who was it with? Name a partner or a person"),
            (
                "call amina 10/11: x",
                "this may be 2026-11-10 or 2026-10-11; write the month as a word or the whole date"
            ),
            ("call amina 31 feb: x", "the calendar has no such day"),
            ("call amina thu 20 nov: x", "2026-11-20 is another weekday; drop one of the two"),
            ("call amina yesterday 25m 30m: x", "this was said before; say it once"),
            ("call amina: x > ", "what is to be done? Write it after the >"),
            ("call amina: x > fri", "what is to be done? Write it after the >"),
            ("call amina: x > send 31 feb", "the calendar has no such day"),
            ("call amina: x > send @zorro", "nobody is called zorro; type @+zorro to add it"),
            (
                "call amina: x > send @Zorro Vega fri",
                "nobody is called Zorro Vega; type @+\"Zorro Vega\" to add it"
            ),
            (
                "call amina: x > send @Amina Okoye",
                "nobody is called Amina Okoye; did you mean Amina Diallo? Type @+\"Amina Okoye\" to add it"
            ),
            (
                "call amina yesterdy: x",
                "yesterdy is not understood; did you mean yesterday? Type +yesterdy if it is somebody's name"
            ),
            (
                "call zorro yesterdy: x",
                "yesterdy is not understood; did you mean yesterday? Type +yesterdy if it is somebody's name"
            ),
            ("call Zorro in March: x", "nobody is called Zorro; type +Zorro to add it"),
            ("call amina in march: x", "march names no day; write 12 march"),
            ("cal amina: x", "cal is not understood; did you mean call? Type +cal if it is somebody's name"),
            ("call amina visit 31 feb: x", "this was said before; say it once"),
            ("amina visit 31 feb: x", "the calendar has no such day"),
        ])
    func problems(typed: String, expected: String) throws {
        let line = try Sample.read(typed)
        #expect(line.problems.map(\.description).contains(expected), "\(line.problems.map(\.description))")
        #expect(!line.isReady)
    }

    @Test(
        "a contact that lies ahead is told, and nothing can be saved",
        arguments: [("tomorrow", "2026-11-22"), ("in 2w", "2026-12-05"), ("today 23:00", "2026-11-21 23:00")])
    func ahead(when: String, said: String) throws {
        let line = try Sample.read("call amina \(when): x")
        let advice = "a contact is something that happened: plan it as a task or an event"
        #expect(line.problems.map(\.description) == ["\(said) is still to come; \(advice)"])
        #expect(!line.isReady)
    }

    @Test("@me is nobody while it is not known who is at the keyboard")
    func unknownMe() throws {
        let line = try Sample.read("call amina: x > send @me", me: nil)
        #expect(line.problems.map(\.description) == ["who are you? Say it once in the settings, then @me is known"])
    }

    @Test(
        "a plus makes what nobody is called",
        arguments: [
            ("call +Aid Wach yesterday: x", "call +Aid Wach/partner 2026-11-20 \"x\""),
            ("call +Amina Okoye (person), aid watch: x", "call +Amina Okoye/person aid-watch \"x\""),
            ("call +\"Food and Justice\" and amina: x", "call +Food and Justice/partner amina-diallo \"x\""),
            ("call +\"Amina Okoye\" (person): x", "call +Amina Okoye/person \"x\""),
            ("call +Zorro Films will sign", "call +Zorro Films/partner \"will sign\""),
            ("call + Zorro Films: x", "call +Zorro Films/partner \"x\""),
            ("call + Zorro Films will sign", "call +Zorro Films/partner \"will sign\""),
            ("call + amina: x", "call amina-diallo \"x\""),
        ])
    func creation(typed: String, expected: String) throws {
        let line = try Sample.read(typed)
        #expect(told(line) == expected)
        #expect(line.isReady)
    }

    @Test("each piece of the line tells what it was taken for")
    func pieces() throws {
        let typed = "call from Amina yesterday 25m reached: will sign #mc14 > send draft fri @me"
        let line = try Sample.read(typed)
        let bytes = Array(typed.utf8)
        let pieces = line.pieces.map { "\($0.meaning)=\(String(decoding: bytes[$0.range], as: UTF8.self))" }
        expectNoDifference(
            pieces,
            [
                "kind=call", "direction=from", "name=Amina", "when=yesterday", "minutes=25m", "outcome=reached",
                "summary=will sign", "tag=#mc14", "step=send draft", "due=fri", "assignee=@me",
            ])
    }

    @Test("a day is parted where a name stands in the middle of it")
    func partedDay() throws {
        let typed = "call Amina: x > send draft by @me fri"
        let line = try Sample.read(typed)
        let bytes = Array(typed.utf8)
        let due = line.pieces.filter { $0.meaning == .due }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        expectNoDifference(due, ["by", "fri"])
        #expect(line.nextSteps.first?.due?.iso == "2026-11-27")
        let bounds = line.pieces.map(\.range)
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }

    @Test("the moment of a contact is as exact as it was told")
    func moments() throws {
        #expect(try Sample.read("amina: x").at.iso == "2026-11-21T10:00:00+01:00")
        #expect(try Sample.read("amina today: x").at.iso == "2026-11-21T10:00:00+01:00")
        #expect(try Sample.read("amina yesterday: x").at.iso == "2026-11-20")
        #expect(try Sample.read("amina 9:30: x").at.iso == "2026-11-21T09:30:00+01:00")
    }

    @Test("whatever is typed, pieces stay apart and in the line", arguments: [UInt64(61), 62, 63])
    func anyLine(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pool = [
            "call", "with", "amina", "Amina", "Ruiz", "Third", "World", "Network", ",", "and", "yesterday", "25m", ":",
            ": ", ">", "> ", "#mc14", "#", "@me", "@", "@ana", "+", "+New", "\"", "reached", "no reply", "from", "to",
            "by",
            "12/11", "31 feb", "é", "e\u{301}", "\r\n", "\t", "fri", "in", "2w", ";", "(person)", "👩‍👩‍👧", "\u{0}", "zorro",
            "14:00",
            "Erosion, Technology", "for", "a", "(", "#1", "-",
        ]
        for _ in 0..<1_500 {
            var typed = ""
            for _ in 0..<Int.random(in: 0...9, using: &generator) {
                typed += (pool.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
            }
            let line = try Sample.read(typed, given: Bool.random(using: &generator) ? ["aid-watch"] : [])
            var end = 0
            for piece in line.pieces {
                #expect(
                    piece.range.lowerBound >= end && piece.range.upperBound <= typed.utf8.count,
                    "seed \(seed): \(typed.debugDescription) \(line.pieces.map { "\($0.meaning)\($0.range)" })")
                end = piece.range.upperBound
            }
            for problem in line.problems {
                #expect(problem.range.upperBound <= typed.utf8.count, "seed \(seed): \(typed)")
            }
        }
    }

    @Test(
        "a line that is cut anywhere is still read",
        arguments: [
            "call Third World Network, Amina yesterday 25m: will chair the session #mc14 > send draft fri @me"
        ])
    func everyBeginning(typed: String) throws {
        for count in 0...typed.utf8.count {
            let beginning = String(decoding: Array(typed.utf8.prefix(count)), as: UTF8.self)
            #expect(try Sample.read(beginning).source == beginning)
        }
    }
}

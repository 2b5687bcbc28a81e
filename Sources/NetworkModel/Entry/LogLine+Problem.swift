extension LogLine {
    /// Something in a line that has to be looked at, and where it stands.
    package struct Problem: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            /// Nobody is named.
            case noName
            /// Nobody is called so; behind the sign the name would be that of a new record, and of a person where it stands
            /// right behind a partner.
            case unknown(Mention, sign: String, isPerson: Bool)
            /// Nobody is called so, but it is nearly a word that is understood here.
            case slip(Mention, meant: String)
            case ambiguous(Mention)
            case date(HumanDate.Problem)
            /// A month without a day of it.
            case monthOnly(String)
            /// A contact that lies ahead.
            case ahead(Timestamp)
            /// The clocks were set forward over this time, or showed it twice.
            case skippedTime, doubleTime
            /// A second day, duration, outcome or kind.
            case saidTwice
            case emptyStep
            /// `@me`, but it is not known who that is.
            case unknownMe
        }

        package let range: Range<Int>
        package let what: What

        /// Whether nothing should be written before this is settled.
        package var blocks: Bool {
            switch what {
            case .skippedTime, .doubleTime: false
            case .noName, .unknown, .slip, .ambiguous, .date, .monthOnly, .ahead, .saidTwice, .emptyStep, .unknownMe:
                true
            }
        }
    }
}

extension LogLine.Problem: CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    package var description: String {
        switch what {
        case .noName: "who was it with? Name a partner or a person"
        case .unknown(let mention, let sign, let isPerson): Self.unknown(mention, sign, isPerson)
        case .slip(let mention, let meant):
            "\(mention.text) is not understood; did you mean \(meant)? Type +\(mention.text) if it is somebody's name"
        case .ambiguous(let mention): Self.ambiguous(mention)
        case .date(let problem): problem.description
        case .monthOnly(let month): "\(month) names no day; write 12 \(month)"
        case .ahead(let moment):
            "\(moment.day.iso)\(moment.hasTime ? " " + moment.time.iso : "") is still to come; \(RecordFault.notHappened)"
        case .skippedTime: "the clocks skipped this time; the hour after is taken"
        case .doubleTime: "the clocks showed this time twice; the first is taken"
        case .saidTwice: "this was said before; say it once"
        case .emptyStep: "what is to be done? Write it after the >"
        case .unknownMe: "who are you? Say it once in the settings, then @me is known"
        }
    }

    private static func unknown(_ mention: Mention, _ sign: String, _ isPerson: Bool) -> String {
        let new = mention.asNew(sign) + (isPerson ? " (person)" : "")
        guard case .unknown(let suggestions) = mention.meaning, !suggestions.isEmpty else {
            return "nobody is called \(mention.text); type \(new) to add it"
        }
        let names = suggestions.map(\.title).joined(separator: ", ")
        return "nobody is called \(mention.text); did you mean \(names)? Type \(new) to add it"
    }

    private static func ambiguous(_ mention: Mention) -> String {
        guard case .ambiguous(let candidates) = mention.meaning else { return "\(mention.text) may be several" }
        let names = candidates.prefix(6).map(\.title).joined(separator: ", ")
        return "\(mention.text) may be \(names)\(candidates.count > 6 ? " …" : ""); type more of the name"
    }
}

extension Mention {
    /// What to type so that the name becomes that of a new record: `+Aid Wach`, `@+"Zora Neale"`.
    package func asNew(_ sign: String) -> String {
        // Behind an `@` a name goes no further than its first word, unless it is quoted.
        sign == "+" || !text.utf8.contains(UInt8(ascii: " ")) ? sign + text : "\(sign)\"\(text)\""
    }
}

extension HumanDate.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notADate: "this is no date; try fri, 2w, 12 dec or 2026-12-12"
        case .twoReadings(let one, let other):
            "this may be \(one.iso) or \(other.iso); write the month as a word or the whole date"
        case .noSuchDay: "the calendar has no such day"
        case .otherWeekday(let day): "\(day.iso) is another weekday; drop one of the two"
        }
    }
}

package import NetworkModel

/// Texts of reminders: letters to owners with all that is open with them.
package enum RemindText: String, TextTable {
    package static let name = "remind"

    case title = "Reminders, to be written into outbox/"
    case count = "{n} letter|{n} letters"
    case owner = "For"
    case items = "Open"
    case open = "{n} open"
    case openLate = "{n} open, {late} late"
    case within = "in the letter to {name}"
    case via = "to {name}, {address}"
    case recent = "got one {day}"
    case noAddress = "no address"
    case yourself = "that is you"
    case refused = "no consent: {words}"
    case refusedVia = "{name}, no consent: {words}"
    case nothingOpen = "Nobody holds anything that is open"
    case noneOfMarked = "Nobody holds the marked tasks; o asks somebody"
    case write
    case writeHelp = "Write a letter for each line with a ✓; nothing is sent."
    case leave = "in or out"
    case leaveHelp = "Leave this owner out, or take in one who is left out."
    case noneIn = "No line is in; x takes one in"
    case noConsent =
        "One goes to somebody whose consent is not written down: {names}|{n} go to people whose consent is not written down: {names}"
    case refusedConsent =
        "One goes to somebody who gave no consent or took it back: {names}|{n} go to people who gave no consent or took it back: {names}"
    case written = "{n} reminder written into outbox/|{n} reminders written into outbox/"
    case notWritten = "No reminder was written: {why}"
    case summary = "Reminded {n} owner|Reminded {n} owners"
    case summaryOne = "Reminded {name}"
    case lettersStay = "the letters stay in outbox/"
    case nobodyToRemind = "There is nobody to remind."
    case dryRun = "Nothing was written, as --dry-run asked."
    case leftOut =
        "{n} owner is left out; name one to write nonetheless, with --again also twice in a week|{n} owners are left out; name one to write nonetheless, with --again also twice in a week"
}

/// What a reminder is, in words.
package struct ReminderPhrases {
    private let network: Network
    private let texts: Texts
    private let dates: DatePhrases
    private let day: Day

    package init(_ network: Network, clock: Clock, texts: Texts) {
        self.network = network
        self.texts = texts
        dates = DatePhrases(texts: texts, clock: clock)
        day = clock.today
    }

    /// `5 open, 2 late`.
    package func items(_ reminder: Reminder) -> String {
        let late = reminder.lateCount(on: day)
        guard late > 0 else { return texts(RemindText.open, n: reminder.items.count) }
        return texts(RemindText.openLate, n: reminder.items.count, ["late": String(late)])
    }

    /// In whose letter it stands.
    func within(_ main: Reminder) -> String {
        texts(RemindText.within, ["name": network.title(of: main.reader, .person, .partner)])
    }

    /// Where it goes, or why it does not.
    package func way(_ reminder: Reminder, _ obstacle: Reminder.Obstacle?) -> String {
        switch obstacle {
        case .yourself: return texts[RemindText.yourself]
        case .refused(let consent):
            let isOwn = reminder.reader == reminder.owner.id
            let values: KeyValuePairs = [
                "name": network.title(of: reminder.reader, .person, .partner), "words": consent.text,
            ]
            return texts(isOwn ? RemindText.refused : .refusedVia, values)
        case .noAddress: return texts[RemindText.noAddress]
        case .recent(let written): return texts(RemindText.recent, ["day": dates.ago(written)])
        case nil: break
        }
        guard let address = reminder.address else { return texts[RemindText.noAddress] }
        guard reminder.reader != reminder.owner.id else { return address }
        let name = network.title(of: reminder.reader, .person, .partner)
        return texts(RemindText.via, ["name": name, "address": address])
    }
}

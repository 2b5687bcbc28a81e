import NetworkModel
import RecFormat

/// Of every task: the words by which boards put it into columns, how many hours it takes, and when it came and went.
struct TaskDigest: Digest {
    static let kind = Kind.task
    private(set) var holders = WordColumn(.accountable)
    private(set) var statuses = WordColumn(.status)
    private(set) var events = WordColumn(.event)
    private(set) var themes = WordColumn(.theme)
    private(set) var partners = WordColumn(.partner)
    private var entries: [Entry] = []

    private struct Entry {
        var effort: Double?
        var created: Day?
        var done: Day?
    }

    init(_ table: Table) { for slot in table.slots { read(Int(slot), of: table) } }

    /// The hours a task takes; nought where nothing is said.
    func effort(_ slot: Int) -> Double { slot < entries.count ? entries[slot].effort ?? 0 : 0 }

    /// The day on which it was entered.
    func created(_ slot: Int) -> Day? { slot < entries.count ? entries[slot].created : nil }

    /// The day on which it was finished.
    func done(_ slot: Int) -> Day? { slot < entries.count ? entries[slot].done : nil }

    mutating func read(_ slot: Int, of table: Table) {
        if slot >= entries.count { entries.append(contentsOf: repeatElement(Entry(), count: slot + 1 - entries.count)) }
        forgetWords(slot)
        var entry = Entry()
        table.document.forEachField(at: slot) { name, value, _ in
            guard !value.isEmpty else { return }
            if name.equals("Accountable") {
                holders.take(slot, value)
            } else if name.equals("Status") {
                statuses.take(slot, value)
            } else if name.equals("Event") {
                events.take(slot, value)
            } else if name.equals("Theme") {
                themes.take(slot, value)
            } else if name.equals("Partner") {
                partners.take(slot, value)
            } else if name.equals("Effort") {
                entry.effort = entry.effort ?? Self.hours(value)
            } else if name.equals("Created") {
                // A moment begins with its day.
                entry.created = entry.created ?? Day(iso: value.extracting(0..<min(10, value.count)))
            } else if name.equals("Done") {
                entry.done = entry.done ?? Day(iso: value)
            }
        }
        entries[slot] = entry
    }

    mutating func sweep(_ table: Table) {
        holders.sweep(table)
        statuses.sweep(table)
        events.sweep(table)
        themes.sweep(table)
        partners.sweep(table)
    }

    private static func hours(_ value: Span<UInt8>) -> Double? {
        Hours.read(String(copying: value)).flatMap { $0 > 0 ? $0 : nil }
    }

    private mutating func forgetWords(_ slot: Int) {
        holders.forget(slot)
        statuses.forget(slot)
        events.forget(slot)
        themes.forget(slot)
        partners.forget(slot)
    }
}

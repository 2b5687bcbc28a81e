import NetworkModel
import RecFormat

/// Of every task: the words by which boards put it into columns, how many hours it takes, when it came and went and is
/// due; and how many are open.
struct TaskDigest: Digest {
    static let kind = Kind.task
    private(set) var holders = WordColumn(.accountable)
    private(set) var statuses = WordColumn(.status)
    private(set) var events = WordColumn(.event)
    private(set) var themes = WordColumn(.theme)
    private(set) var partners = WordColumn(.partner)
    private(set) var order = DueOrder()
    private(set) var openCount = 0
    /// How many of the open ones nobody answers for.
    private(set) var unownedCount = 0
    private var entries: [Entry] = []

    private struct Entry {
        var effort: Double?
        var created: Day?
        var done: Day?
        var due: Day?
        var isOpen = false
        var isHeld = false
    }

    init(_ table: Table) {
        for slot in table.slots { readEntry(Int(slot), of: table) }
        order = DueOrder(table.slots.lazy.map { [entries] slot in (Int(slot), entries[Int(slot)].due) })
    }

    /// Whether somebody still has to do it.
    func isOpen(_ slot: Int) -> Bool { slot < entries.count && entries[slot].isOpen }

    /// Whether somebody answers for it.
    func isHeld(_ slot: Int) -> Bool { slot < entries.count && entries[slot].isHeld }

    /// The hours a task takes; nought where nothing is said.
    func effort(_ slot: Int) -> Double { slot < entries.count ? entries[slot].effort ?? 0 : 0 }

    /// The day on which it was entered.
    func created(_ slot: Int) -> Day? { slot < entries.count ? entries[slot].created : nil }

    /// The day on which it was finished.
    func done(_ slot: Int) -> Day? { slot < entries.count ? entries[slot].done : nil }

    mutating func read(_ slot: Int, of table: Table) {
        readEntry(slot, of: table)
        order.put(slot, due: entries[slot].due)
    }

    private mutating func readEntry(_ slot: Int, of table: Table) {
        if slot >= entries.count { entries.append(contentsOf: repeatElement(Entry(), count: slot + 1 - entries.count)) }
        forgetWords(slot)
        var entry = Entry()
        var status: TaskStatus??
        table.document.forEachField(at: slot) { name, value, _ in
            if name.equals("Status"), status == nil { status = .some(TaskStatus(value)) }
            guard !value.isEmpty else { return }
            if name.equals("Accountable") {
                holders.take(slot, value)
                entry.isHeld = true
            } else if name.equals("Due") {
                entry.due = entry.due ?? Day(iso: value)
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
        // Of a word of the network's own nobody says that it ends a task.
        entry.isOpen = (status ?? nil)?.isOpen ?? true
        put(entry, slot)
    }

    private mutating func put(_ entry: Entry, _ slot: Int) {
        for (entry, times) in [(entries[slot], -1), (entry, 1)] where entry.isOpen {
            openCount += times
            if !entry.isHeld { unownedCount += times }
        }
        entries[slot] = entry
    }

    mutating func sweep(_ table: Table) {
        for slot in entries.indices where !table.isLive(slot) {
            order.remove(slot)
            put(Entry(), slot)
        }
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

/// A parser that is fed any bytes, with what must hold of whatever it makes of them.
///
/// The fuzzer (`Tests/Fuzzing/fuzz`) and the test that replays the kept corpus both call `check`, so that what one of
/// them finds the other shows.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// rec text, its edits and what is appended to it.
    case rec
    /// A contact in one line.
    case log
    /// A task in one line.
    case task
    /// An entry of the minutes, somebody who walked in, a list of those who come.
    case entry
    case filter
    /// Dates, times, spans, lengths, rhythms and offsets.
    case times
    /// The files and rules of time zones.
    case zones
    case recurrence
    /// Tables of partners.
    case csv
    case calendar
    case todoTxt
    /// Colour schemes.
    case scheme
    /// Keys, mouse and pasted text.
    case keys
    /// Text on its way to the screen.
    case display
    /// Files of a workspace, whatever is in their records.
    case records
    /// A data file of a workspace that is opened, added to and opened again.
    case workspace
    /// Journal, intent and what was typed and not entered.
    case journal
    /// The user's own templates of minutes and letters.
    case template

    /// Feeds the parser; throws what does not hold, and traps where the parser does.
    package func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        try body(bytes)
        guard Self.isStretched(bytes) else { return }
        try body(stretched(bytes, to: isTyped ? 20_000 : 100_000))
    }

    /// Whether it is fed what somebody types or pastes into one line, in which each name is looked up.
    private var isTyped: Bool { [.log, .task, .entry, .filter].contains(self) }

    /// As many bytes as a hang would show with: the first half of the input, then the rest of it over and over.
    package func stretched(_ bytes: [UInt8], to size: Int) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        let middle = bytes.count / 2
        var result = Array(bytes[..<middle])
        result.reserveCapacity(size + bytes.count)
        while result.count < size { result += bytes[middle...] }
        return result
    }

    /// Whether an input is also tried stretched: a few are, always the same ones, since it takes long.
    private static func isStretched(_ bytes: [UInt8]) -> Bool { bytes.fuzzHash.isMultiple(of: 512) }

    private var body: ([UInt8]) throws(BrokenProperty) -> Void {
        switch self {
        case .rec: RecFuzzing.check
        case .log: LineFuzzing.checkLog
        case .task: LineFuzzing.checkTask
        case .entry: LineFuzzing.checkEntry
        case .filter: FilterFuzzing.check
        case .times: TimeFuzzing.checkTimes
        case .zones: TimeFuzzing.checkZones
        case .recurrence: TimeFuzzing.checkRecurrence
        case .csv: TableFuzzing.check
        case .calendar: TaskExchangeFuzzing.checkCalendar
        case .todoTxt: TaskExchangeFuzzing.checkTodoTxt
        case .scheme: ScreenFuzzing.checkScheme
        case .keys: ScreenFuzzing.checkKeys
        case .display: ScreenFuzzing.checkDisplay
        case .records: NetworkFuzzing.check
        case .workspace: WorkspaceFuzzing.checkDataFile
        case .journal: WorkspaceFuzzing.checkJournal
        case .template: TemplateFuzzing.check
        }
    }
}

/// Something that must hold of every input and does not.
package struct BrokenProperty: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Throws what is said where the claim does not hold.
func hold(_ claim: Bool, _ otherwise: @autoclosure () -> String) throws(BrokenProperty) {
    guard claim else { throw BrokenProperty(otherwise()) }
}

extension [UInt8] {
    /// The text that the bytes are, with U+FFFD for what is no UTF-8.
    var text: String { String(decoding: self, as: UTF8.self) }

    /// A number that depends on every byte, by which a check picks one of several ways (FNV-1a).
    var fuzzHash: UInt64 { reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
}

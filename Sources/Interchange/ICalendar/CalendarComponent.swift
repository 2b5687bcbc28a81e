/// A component of an iCalendar file (RFC 5545 §3.6): `VCALENDAR`, `VEVENT`, `VALARM`, with what it holds in order.
package struct CalendarComponent: Hashable, Sendable {
    /// In capitals.
    package let name: String
    package var properties: [ContentLine]
    package var components: [CalendarComponent]
    /// The line of the file on which it begins, counted from 1; 0 where it comes from no file.
    package let line: Int

    package init(
        _ name: String, _ properties: [ContentLine] = [], _ components: [CalendarComponent] = [], line: Int = 0
    ) {
        self.name = name
        self.properties = properties
        self.components = components
        self.line = line
    }

    /// The first property of that name.
    package func first(_ name: String) -> ContentLine? { properties.first { $0.name == name } }

    package func all(_ name: String) -> [ContentLine] { properties.filter { $0.name == name } }

    /// Its lines without folds: what a field of a record keeps.
    package var unfoldedLines: [String] {
        ["BEGIN:\(name)"] + properties.map(\.unfolded) + components.flatMap(\.unfoldedLines) + ["END:\(name)"]
    }

    /// The bytes of a file, or of its part: lines folded and ended as RFC 5545 §3.1 has it.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        ContentLine("BEGIN", value: name).append(to: &bytes)
        for property in properties { property.append(to: &bytes) }
        for component in components { component.append(to: &bytes) }
        ContentLine("END", value: name).append(to: &bytes)
    }
}

/// What an iCalendar file holds, and what of it could not be read. Any bytes can be read.
package struct CalendarDocument: Sendable {
    package struct Problem: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            /// No property: no name, or no colon after it.
            case notALine
            /// A component that is never ended; it is taken as far as it goes.
            case neverEnded(String)
            /// The end of another component than the one that was begun.
            case strayEnd(String)
            /// A property outside every component.
            case outside(String)
            /// Components within components beyond any use.
            case tooDeep
        }

        package let line: Int
        package let what: What
    }

    /// The outermost components, `VCALENDAR` in a sound file; a file of one event without a calendar around it is
    /// taken too.
    package let components: [CalendarComponent]
    package let problems: [Problem]

    /// Reads the bytes of a file: UTF-8, with or without a byte order mark, or Latin-1; lines ended by CRLF, LF or CR.
    package init(_ bytes: [UInt8]) {
        var builder = CalendarBuilder()
        for (line, number) in UnfoldedLines(Self.text(bytes)) where !line.allSatisfy({ $0 <= 0x20 }) {
            builder.take(line, at: number)
        }
        builder.finish()
        components = builder.components
        problems = builder.problems
    }

    // A NUL is in no calendar (RFC 5545 §3.1), and no record can hold it. As in records it becomes U+FFFD.
    private static func text(_ bytes: [UInt8]) -> [UInt8] {
        let text = decoded(bytes)
        guard text.contains(0) else { return text }
        return text.flatMap { $0 == 0 ? UTF8.encodedReplacementCharacter.map { $0 } : [$0] }
    }

    // Some programs fold in the middle of a character, which is UTF-8 all the same once the folds are undone.
    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        let encoding = TextEncoding(detecting: bytes)
        guard encoding == .windows1252 else { return encoding.utf8(bytes) }
        let lines = Array(UnfoldedLines(bytes).map(\.line).joined(separator: [.lineFeed]))
        return String(validating: lines, as: UTF8.self) == nil ? encoding.utf8(bytes) : bytes
    }
}

/// Puts components together from lines.
private struct CalendarBuilder {
    private var open: [CalendarComponent] = []
    private(set) var components: [CalendarComponent] = []
    private(set) var problems: [CalendarDocument.Problem] = []
    private var isTooDeep = 0

    private static let depth = 16

    mutating func take(_ bytes: [UInt8], at number: Int) {
        guard let line = ContentLine(unfolded: bytes, line: number) else { return note(.notALine, number) }
        switch line.name {
        case "BEGIN": begin(Self.componentName(line.value), number)
        case "END": end(Self.componentName(line.value), number)
        default:
            guard isTooDeep == 0 else { return }
            guard !open.isEmpty else { return note(.outside(line.name), number) }
            open[open.count - 1].properties.append(line)
        }
    }

    mutating func finish() {
        while let last = open.last {
            note(.neverEnded(last.name), last.line)
            close()
        }
    }

    private mutating func begin(_ name: String, _ number: Int) {
        // What stands outside of a calendar is put into one when it is written again.
        let depth = (open.first?.name ?? name) == "VCALENDAR" ? Self.depth : Self.depth - 1
        guard open.count < depth, isTooDeep == 0 else {
            if isTooDeep == 0 { note(.tooDeep, number) }
            isTooDeep += 1
            return
        }
        open.append(CalendarComponent(name, line: number))
    }

    private mutating func end(_ name: String, _ number: Int) {
        if isTooDeep > 0 {
            isTooDeep -= 1
            return
        }
        guard let place = open.lastIndex(where: { $0.name == name }) else { return note(.strayEnd(name), number) }
        while open.count > place + 1, let last = open.last {
            note(.neverEnded(last.name), last.line)
            close()
        }
        close()
    }

    private mutating func close() {
        guard let done = open.popLast() else { return }
        if open.isEmpty { components.append(done) } else { open[open.count - 1].components.append(done) }
    }

    private mutating func note(_ what: CalendarDocument.Problem.What, _ line: Int) {
        problems.append(CalendarDocument.Problem(line: line, what: what))
    }

    private static func componentName(_ value: String) -> String {
        String(decoding: value.utf8.filter { $0 > 0x20 }, as: UTF8.self).uppercased()
    }
}

/// The lines of a file with their numbers, folds undone (RFC 5545 §3.1).
private struct UnfoldedLines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var position = 0
    private var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> (line: [UInt8], number: Int)? {
        guard position < bytes.count else { return nil }
        var line = Array(physical())
        let start = number
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
            line += physical().dropFirst()
        }
        return (line, start)
    }

    private mutating func physical() -> ArraySlice<UInt8> {
        number += 1
        let start = position
        while position < bytes.count, bytes[position] != .lineFeed, bytes[position] != .carriageReturn { position += 1 }
        let line = bytes[start..<position]
        if position < bytes.count {
            let isPair = bytes[position] == .carriageReturn && position + 1 < bytes.count
            position += isPair && bytes[position + 1] == .lineFeed ? 2 : 1
        }
        return line
    }
}

import CursesTerminal
import TextCanvas
import Themes

/// What comes from the keyboard and what goes to the screen.
enum ScreenFuzzing {
    static func checkScheme(_ bytes: [UInt8]) throws(BrokenProperty) {
        do throws(SchemeError) {
            _ = try SchemeFile(bytes, file: "own").theme
        } catch {
            try hold(!error.description.isEmpty, "an error without words")
        }
    }

    /// Bytes stand for themselves, but FF and two bytes for a key code, and FE for a pause in which nothing comes.
    static func checkKeys(_ bytes: [UInt8]) throws(BrokenProperty) {
        var decoder = InputDecoder()
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0xFF where index + 2 < bytes.count:
                decoder.feed(.code(Int32(bytes[index + 1]) << 8 | Int32(bytes[index + 2])), now: Int64(index))
                index += 2
            case 0xFE: decoder.pause()
            default: decoder.feed(.byte(bytes[index]), now: Int64(index))
            }
            index += 1
        }
        decoder.pause()
        decoder.disconnect()
        try hold(!decoder.isPasting, "a paste goes on without a terminal")
        let events = decoder.takeEvents()
        try hold(events.last == .disconnected, "the end is not told")
        try hold(events.count <= bytes.count + 2, "\(bytes.count) bytes make \(events.count) events")
        for event in events { try check(event) }
    }

    private static func check(_ event: TerminalEvent) throws(BrokenProperty) {
        switch event {
        case .key(let key):
            guard case .character(let character) = key.code else { return }
            let isText = !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            try hold(isText, "a control character is typed: \(character.unicodeScalars.map(\.value))")
        case .mouse(let mouse): try hold(mouse.at.x >= 0 && mouse.at.y >= 0, "the mouse is at \(mouse.at)")
        case .paste, .resized, .resumed, .signal, .disconnected: break
        }
    }

    static func checkDisplay(_ bytes: [UInt8]) throws(BrokenProperty) {
        let text = bytes.text
        let safe = displaySafe(text)
        try checkHarmless(safe)
        let width = TextLayout.width(of: text)
        try hold(TextLayout.width(of: safe) == width, "made safe, a text of \(width) columns has others")
        try hold(displaySafe(safe).utf8.elementsEqual(safe.utf8), "made safe twice it is another")
        for line in displaySafe(text, keepingLines: true).split(separator: "\n") { try checkHarmless(String(line)) }
        let ascii = displaySafe(text, glyphs: .ascii)
        try hold(ascii.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "not ASCII: \(ascii)")
        try hold(ascii.utf8.count == width, "in ASCII a text of \(width) columns has \(ascii.utf8.count)")
        for room in [0, 1, 2, 7, 40] { try checkLayout(text, in: room) }
        try checkCanvas(text)
    }

    private static func checkLayout(_ text: String, in room: Int) throws(BrokenProperty) {
        try hold(TextLayout.width(of: TextLayout.truncate(text, to: room)) <= room, "cut to \(room) it is wider")
        try hold(TextLayout.width(of: TextLayout.truncateMiddle(text, to: room)) <= room, "cut to \(room) it is wider")
        try hold(
            TextLayout.width(of: TextLayout.pad(text, to: room)) == room, "filled up to \(room) it has other columns")
        guard room > 1 else { return }
        for line in TextLayout.wrap(text, to: room) {
            try hold(TextLayout.width(of: line) <= room, "a line of \(TextLayout.width(of: line)) in \(room) columns")
        }
        let halves = text.unicodeScalars.count / 2
        let runs = [
            Run(String(text.unicodeScalars.prefix(halves))), Run(String(text.unicodeScalars.dropFirst(halves))),
        ]
        let lines = TextLayout.wrap(runs, to: room).map { $0.map(\.text).joined() }
        try hold(lines.joined() == TextLayout.wrap(text, to: room).joined(), "wrapped as runs a text is another")
    }

    private static func checkCanvas(_ text: String) throws(BrokenProperty) {
        var canvas = Canvas(size: Size(width: 20, height: 3))
        for point in [Point(x: -3, y: 0), Point(x: 17, y: 1), Point(x: 0, y: 2), Point(x: 25, y: 9)] {
            _ = canvas.write(text, at: point, maxWidth: 18)
        }
        for line in canvas.lines() {
            try checkHarmless(line)
            try hold(TextLayout.width(of: line) <= 20, "a row of the canvas is wider than it")
        }
    }

    /// No scalar commands, reorders or hides.
    private static func checkHarmless(_ text: String) throws(BrokenProperty) {
        for scalar in text.unicodeScalars {
            let isHarmless =
                scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && !scalar.properties.isBidiControl
                && scalar.value != 0x2028 && scalar.value != 0x2029
            try hold(isHarmless, "U+\(String(scalar.value, radix: 16)) reaches the terminal")
        }
    }
}

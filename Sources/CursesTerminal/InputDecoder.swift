package import TextCanvas

/// Turns what ncurses reads, bytes and key codes, into events.
///
/// Fed one unit at a time and told when nothing more is waiting, since only that tells a lone Esc from alt or from the
/// beginning of a sequence. Sequences it does not know are swallowed whole, so that no answer of a terminal is taken for
/// typed keys.
package struct InputDecoder: Sendable {
    /// One unit of input.
    package enum Unit: Sendable {
        case byte(UInt8)
        /// A key code, of ncurses or of `KeySequences`.
        case code(Int32)
    }

    private enum State: Sendable {
        case ground
        /// After ESC.
        case escape
        /// Within `ESC [`, with how many bytes of it.
        case control(Int)
        /// Within a string that a terminal sends, after `ESC ]` or `ESC P`; whether its last byte was ESC.
        case string(afterEscape: Bool)
        /// Within `ESC [ <`, the mouse's numbers so far.
        case mouse([Int])
        /// After `ESC [ M`, the mouse's numbers so far.
        case plainMouse([Int])
        case paste
    }

    /// The most bytes of one paste that are kept.
    package static let pasteLimit = 8 << 20
    /// Two presses of one cell within this many milliseconds are a double click.
    package static let doubleClick: Int64 = 400

    private var state = State.ground
    private var events: [TerminalEvent] = []
    /// Bytes of a character that is not complete.
    private var partial: [UInt8] = []
    private var partialModifiers: Key.Modifiers = []
    private var pasted: [UInt8] = []
    private var lastPress: (mouse: Mouse, at: Int64)?

    package init() {}

    /// Whether a paste began and has not ended.
    package var isPasting: Bool {
        if case .paste = state { true } else { false }
    }

    /// What was decoded since the last time.
    package mutating func takeEvents() -> [TerminalEvent] {
        defer { events = [] }
        return events
    }

    /// Takes one unit that was read at `now`, in milliseconds of any steady clock.
    package mutating func feed(_ unit: Unit, now: Int64) {
        switch unit {
        case .byte(let byte): feed(byte, now: now)
        case .code(let code): feed(code: code)
        }
    }

    /// Nothing more is waiting: an Esc that nothing followed was the key.
    package mutating func pause() {
        switch state {
        case .escape: emit(.escape)
        case .control(0): emit(.alt("["))
        default: return
        }
        state = .ground
    }

    /// Ends a paste whose end never came.
    package mutating func endPaste() {
        guard isPasting else { return }
        state = .ground
        events.append(.paste(Self.text(ofPaste: pasted)))
        pasted = []
    }

    /// The terminal is gone; a paste it was sending ends here.
    package mutating func disconnect() {
        endPaste()
        events.append(.disconnected)
    }

    private mutating func feed(_ byte: UInt8, now: Int64) {
        switch state {
        case .ground:
            if byte == 0x1B { state = .escape } else { type(byte, []) }
        case .escape: feedEscape(byte)
        case .control(let count):
            // A final byte ends it; so does a length no true sequence has.
            state = (0x40...0x7E).contains(byte) || count > 64 ? .ground : .control(count + 1)
        case .string(let afterEscape):
            let isEnd = byte == 0x07 || afterEscape && byte == UInt8(ascii: "\\")
            state = isEnd ? .ground : .string(afterEscape: byte == 0x1B)
        case .mouse(let numbers): feedMouse(byte, numbers, now: now)
        case .plainMouse(let numbers): feedPlainMouse(numbers + [Int(byte) - 32], now: now)
        case .paste:
            if pasted.count < Self.pasteLimit { pasted.append(byte) }
        }
    }

    private mutating func feedEscape(_ byte: UInt8) {
        state = .ground
        switch byte {
        case 0x1B:
            emit(.escape)
            state = .escape
        case UInt8(ascii: "["): state = .control(0)
        case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .string(afterEscape: false)
        default: type(byte, .alt)
        }
    }

    private mutating func feed(code: Int32) {
        switch (state, code) {
        case (.paste, KeySequences.pasteEnd): return endPaste()
        // A sequence within pasted text; its ESC alone would be dropped from the text anyway.
        case (.paste, _): return
        case (_, KeySequences.pasteStart):
            state = .paste
        case (_, KeySequences.mouse):
            state = .mouse([])
        case (_, KeySequences.plainMouse):
            state = .plainMouse([])
        default:
            guard var key = KeySequences.key(for: code) ?? KeySequences.key(forCursesCode: code) else { return }
            if case .escape = state { key.modifiers.insert(.alt) }
            state = .ground
            emit(key)
        }
    }

    private mutating func emit(_ key: Key) {
        events.append(.key(key))
    }
}

extension InputDecoder {
    /// Takes a typed byte: a control character, an ASCII one, or a part of a longer one.
    private mutating func type(_ byte: UInt8, _ modifiers: Key.Modifiers) {
        if byte >= 0x80 { return typePartial(byte, modifiers) }
        partial = []
        let letter = Unicode.Scalar(byte)
        switch byte {
        case 0x0D, 0x0A: emit(Key(.enter, modifiers))
        case 0x09: emit(Key(.tab, modifiers))
        case 0x08, 0x7F: emit(Key(.backspace, modifiers))
        case 0x00: emit(Key(.character(" "), modifiers.union(.control)))
        case 0x01...0x1A: emit(Key(.character(Character(Unicode.Scalar(byte + 0x60))), modifiers.union(.control)))
        case 0x1B...0x1F: emit(Key(.character(Character(Unicode.Scalar(byte + 0x40))), modifiers.union(.control)))
        default: emit(Key(.character(Character(letter)), modifiers))
        }
    }

    private mutating func typePartial(_ byte: UInt8, _ modifiers: Key.Modifiers) {
        // A new beginning drops what was never finished.
        if byte >= 0xC0 { (partial, partialModifiers) = ([], modifiers) }
        partial.append(byte)
        let length = partial[0] >= 0xF0 ? 4 : partial[0] >= 0xE0 ? 3 : 2
        guard partial.count >= length || partial[0] < 0xC0 else { return }
        defer { partial = [] }
        guard let text = String(validating: partial, as: UTF8.self), let character = text.first else { return }
        // C1 controls are no typed text.
        guard !("\u{80}"..."\u{9F}").contains(character) else { return }
        emit(Key(.character(character), partialModifiers))
    }

    /// Takes one byte of `ESC [ < button ; column ; row M`, or `m` for a release (xterm, SGR 1006).
    private mutating func feedMouse(_ byte: UInt8, _ numbers: [Int], now: Int64) {
        var numbers = numbers.isEmpty ? [0] : numbers
        switch byte {
        case 0x30...0x39:
            let last = numbers.count - 1
            numbers[last] = min(numbers[last] * 10 + Int(byte - 0x30), 0xFFFF)
            state = .mouse(numbers)
        case UInt8(ascii: ";") where numbers.count < 3:
            state = .mouse(numbers + [0])
        case UInt8(ascii: "M"), UInt8(ascii: "m"):
            state = .ground
            if numbers.count == 3 { report(numbers, isRelease: byte == UInt8(ascii: "m"), now: now) }
        default: state = .ground
        }
    }

    /// Takes button, column and row, each a byte above a blank (xterm, X10 and normal tracking).
    private mutating func feedPlainMouse(_ numbers: [Int], now: Int64) {
        guard numbers.count == 3 else {
            state = .plainMouse(numbers)
            return
        }
        state = .ground
        guard numbers[0] >= 0 else { return }
        // Which button was let go is not told; movement without one has the same number and the bit of movement.
        let isRelease = numbers[0] & 0x63 == 3
        report([isRelease ? numbers[0] & ~3 : numbers[0], numbers[1], numbers[2]], isRelease: isRelease, now: now)
    }

    private mutating func report(_ numbers: [Int], isRelease: Bool, now: Int64) {
        // Columns and rows are counted from 1.
        guard numbers[1] > 0, numbers[2] > 0 else { return }
        let point = Point(x: numbers[1] - 1, y: numbers[2] - 1)
        let button = numbers[0]
        if button & 64 != 0 {
            guard !isRelease, button & 3 < 2 else { return }
            return events.append(.mouse(Mouse(button & 3 == 0 ? .wheelUp : .wheelDown, .middle, at: point)))
        }
        let buttons: [Mouse.Button] = [.left, .middle, .right]
        // Without a button held, movement has the number of none.
        guard button & 3 < buttons.count else { return }
        if button & 32 != 0 { return drag(Mouse(.drag, buttons[button & 3], at: point)) }
        var mouse = Mouse(isRelease ? .release : .press, buttons[button & 3], at: point)
        guard !isRelease else { return events.append(.mouse(mouse)) }
        if let last = lastPress, last.mouse == mouse, now - last.at <= Self.doubleClick {
            lastPress = nil
            mouse.action = .doubleClick
        } else {
            lastPress = (mouse, now)
        }
        events.append(.mouse(mouse))
    }

    /// Takes a movement with a button held; of several that were read at once only the last counts, since each says it all.
    private mutating func drag(_ mouse: Mouse) {
        lastPress = nil
        if case .mouse(let last)? = events.last, last.action == .drag, last.button == mouse.button {
            events.removeLast()
        }
        events.append(.mouse(mouse))
    }

    /// Terminals send the line ends of pasted text as CR; here they are LF.
    private static func text(ofPaste bytes: [UInt8]) -> String {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            lines.append(byte == 0x0D ? 0x0A : byte)
        }
        return String(decoding: lines, as: UTF8.self)
    }
}

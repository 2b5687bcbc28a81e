import CNcurses
import TextCanvas

/// Key codes beside those of ncurses, and the byte sequences that define_key() ties to them.
///
/// terminfo describes modified keys for few terminals, and not at all where `TERM` says less than the terminal can; but
/// nearly all of them send what xterm does.
enum KeySequences {
    static let pasteStart: Int32 = 0x4F00
    static let pasteEnd: Int32 = 0x4F01
    static let mouse: Int32 = 0x4F02
    /// A mouse that knows only the three bytes of X10.
    static let plainMouse: Int32 = 0x4F03
    private static let firstKey: Int32 = 0x4000

    /// Sequences that end in a letter, `ESC [ A` or `ESC O A` and with modifiers `ESC [ 1 ; 5 A`.
    private static let lettered: [(Character, Key.Code)] = [
        ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("F", .end), ("H", .home),
        ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
    ]
    /// Sequences with a number, `ESC [ 5 ~` and with modifiers `ESC [ 5 ; 5 ~`.
    private static let numbered: [(Int, Key.Code)] = [
        (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
        (11, .function(1)), (12, .function(2)), (13, .function(3)), (14, .function(4)), (15, .function(5)),
        (17, .function(6)), (18, .function(7)), (19, .function(8)), (20, .function(9)), (21, .function(10)),
        (23, .function(11)), (24, .function(12)),
    ]
    private static let codes: [Key.Code] = lettered.map(\.1) + numbered.map(\.1)

    /// The key that a code of this table stands for.
    static func key(for code: Int32) -> Key? {
        let place = Int(code - firstKey)
        guard place >= 0, place >> 3 < codes.count else { return nil }
        return Key(codes[place >> 3], modifiers(place & 7))
    }

    /// Ties the sequences to their codes in the terminal that ncurses has open.
    static func define() {
        for (bytes, code) in all { define_key(bytes, code) }
        // Some consoles send these for other keys, which terminfo knows.
        for (bytes, code) in [("\u{1B}[M", plainMouse), ("\u{1B}[Z", KEY_BTAB)]
        where [0, KEY_MOUSE].contains(key_defined(bytes)) {
            define_key(bytes, code)
        }
    }

    /// The sequences that mean the same on every terminal, with their codes.
    static var all: [(bytes: String, code: Int32)] {
        var all = [("\u{1B}[200~", pasteStart), ("\u{1B}[201~", pasteEnd), ("\u{1B}[<", mouse)]
        for (index, (letter, _)) in lettered.enumerated() {
            all.append(("\u{1B}[\(letter)", code(index, 0)))
            all.append(("\u{1B}O\(letter)", code(index, 0)))
            for held in 1...7 { all.append(("\u{1B}[1;\(held + 1)\(letter)", code(index, held))) }
        }
        for (offset, (number, _)) in numbered.enumerated() {
            let index = lettered.count + offset
            all.append(("\u{1B}[\(number)~", code(index, 0)))
            for held in 1...7 { all.append(("\u{1B}[\(number);\(held + 1)~", code(index, held))) }
        }
        return all
    }

    private static func code(_ index: Int, _ held: Int) -> Int32 {
        firstKey + Int32(index << 3 | held)
    }

    /// xterm counts shift as 1, alt as 2 and control as 4.
    private static func modifiers(_ held: Int) -> Key.Modifiers {
        var modifiers: Key.Modifiers = []
        if held & 1 != 0 { modifiers.insert(.shift) }
        if held & 2 != 0 { modifiers.insert(.alt) }
        if held & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    /// The key that a code of ncurses itself stands for.
    static func key(forCursesCode code: Int32) -> Key? {
        switch code {
        case KEY_UP: .up
        case KEY_DOWN: .down
        case KEY_LEFT: .left
        case KEY_RIGHT: .right
        case KEY_HOME, KEY_FIND, KEY_A1: .home
        case KEY_END, KEY_SELECT, KEY_C1: .end
        case KEY_PPAGE, KEY_A3: .pageUp
        case KEY_NPAGE, KEY_C3: .pageDown
        case KEY_IC: Key(.insert)
        case KEY_DC: .delete
        case KEY_BACKSPACE: .backspace
        case KEY_ENTER: .enter
        case KEY_BTAB: .backTab
        case KEY_SR: Key(.up, .shift)
        case KEY_SF: Key(.down, .shift)
        case KEY_SLEFT: Key(.left, .shift)
        case KEY_SRIGHT: Key(.right, .shift)
        case KEY_SHOME: Key(.home, .shift)
        case KEY_SEND: Key(.end, .shift)
        case KEY_SDC: Key(.delete, .shift)
        case KEY_F0 + 1...KEY_F0 + 12: Key(.function(Int(code - KEY_F0)))
        case KEY_F0 + 13...KEY_F0 + 24: Key(.function(Int(code - KEY_F0 - 12)), .shift)
        default: nil
        }
    }
}

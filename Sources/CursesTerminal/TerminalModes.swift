import CNcurses
import Glibc

/// What is switched on while the screens are shown beside what ncurses itself switches, and how to undo it all.
struct TerminalModes: Sendable {
    /// The line discipline's settings before anything was changed.
    let attributes: termios
    /// Everything that puts a terminal back, for when ncurses cannot be called.
    let restoring: [UInt8]
    private let mouse: Bool
    private let hasTitle: Bool

    /// Asks terminfo, so ncurses must have been started.
    init(attributes: termios, mouse: Bool) {
        self.attributes = attributes
        self.mouse = mouse
        let type = environment("TERM")
        let families = [
            "xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "konsole", "gnome", "vte", "st-",
            "wezterm",
            "iterm", "mintty", "ghostty", "contour",
        ]
        hasTitle = families.contains { type.hasPrefix($0) }
        let leaving = Self.leaving(mouse: mouse, hasTitle: hasTitle)
        // Attributes off, colours as they were, cursor shown, keypad off, and last the screen that was there before.
        restoring = leaving + ["sgr0", "op", "cnorm", "rmkx", "rmcup"].flatMap(Self.capability)
    }

    /// Switches bracketed paste and the mouse on and keeps the window's title.
    func enter() {
        Self.send(
            (hasTitle ? "\u{1B}[22;2t" : "") + "\u{1B}[?2004h" + (mouse ? Self.mouseOn : ""))
    }

    /// Presses, then movement with a button held where the terminal knows that too, in the form that has no limit of columns.
    private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
    private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

    /// Undoes `enter`.
    func leave() {
        Self.send(Self.leaving(mouse: mouse, hasTitle: hasTitle))
    }

    /// Gives the line discipline its settings back, once all output is out.
    func restoreAttributes() {
        var attributes = attributes
        tcsetattr(STDIN_FILENO, TCSADRAIN, &attributes)
    }

    /// Sets the window's title to text that is safe to display.
    func writeTitle(_ safe: String) {
        guard hasTitle else { return }
        Self.send("\u{1B}]2;\(safe)\u{7}")
    }

    private static func leaving(mouse: Bool, hasTitle: Bool) -> [UInt8] {
        Array(
            ((mouse ? mouseOff : "") + "\u{1B}[?2004l" + (hasTitle ? "\u{1B}[23;2t" : "")).utf8)
    }

    /// A capability's bytes without the delays `$<5>` that only putp() understands.
    private static func capability(_ name: String) -> [UInt8] {
        guard let text = caucus_capability(name) else { return [] }
        var bytes: [UInt8] = []
        var isDelay = false
        for byte in String(cString: text).utf8 {
            if byte == UInt8(ascii: "<"), bytes.last == UInt8(ascii: "$") {
                bytes.removeLast()
                isDelay = true
            }
            if !isDelay { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { isDelay = false }
        }
        return bytes
    }

    private static func send(_ text: String) {
        send(Array(text.utf8))
    }

    private static func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(STDOUT_FILENO, $0.baseAddress.map { $0 + sent }, $0.count - sent)
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                // The terminal is gone, which reading will find out.
                return
            }
        }
    }
}

import CNcurses
import Glibc
package import TextCanvas

/// The terminal, taken for as long as this value lives and given back as it was.
///
/// There is one, owned by the loop that reads events and shows canvases; nothing else in the program knows curses.
package struct Terminal: ~Copyable {
    /// What a user may choose about the terminal.
    package struct Options: Sendable {
        /// Fewer colours than the terminal has; nil takes what it has.
        package var depth: ColourDepth?
        /// Whether clicks are reported; without, the terminal's own selecting of text works as usual.
        package var mouse = true

        package init(depth: ColourDepth? = nil, mouse: Bool = true) {
            self.depth = depth
            self.mouse = mouse
        }
    }

    /// The terminal's size, kept up to date by `nextEvents`.
    package internal(set) var size: Size
    /// The size that the last `resized` told of.
    var reportedSize: Size
    /// What the locale lets the terminal show.
    package let glyphs: Glyphs
    /// How many colours are used.
    package var depth: ColourDepth { palette.depth }
    /// Wakes `nextEvents` from any thread.
    package var waker: Waker { Waker(pipe: pipe) }

    var palette: Palette
    /// What the terminal shows, nil where that is not known.
    var shown: Canvas?
    /// What was last asked to be shown.
    var wanted: Canvas?
    var decoder = InputDecoder()
    /// Cells of one row on their way to ncurses.
    var row: [cchar_t] = []
    var isEnded = false
    var isSuspended = false
    var isDisconnected = false
    var title: String?
    let pipe: WakePipe
    let modes: TerminalModes
    /// A window of its own to read from: reading from one that is on the screen would refresh it.
    let inputPad: UnsafeMutablePointer<WINDOW>?
    private let screen: OpaquePointer

    /// Takes the terminal on standard input and output.
    package init(theme: Theme, options: Options = Options()) throws(TerminalError) {
        let taken = try Self.take(options)
        glyphs = taken.glyphs
        pipe = taken.pipe
        screen = taken.screen
        modes = taken.modes
        palette = Palette(theme: theme, depth: taken.depth)
        inputPad = newpad(1, 1)
        size = .zero
        reportedSize = .zero
        prepare()
    }

    deinit {
        guard !isEnded else { return }
        Self.giveBack(modes, pad: inputPad, screen: screen)
    }

    /// Gives the terminal back as it was; nothing may be shown or read after it.
    package mutating func end() {
        guard !isEnded else { return }
        isEnded = true
        Self.giveBack(modes, pad: inputPad, screen: screen)
    }

    /// Uses another theme from now on; what is shown is painted anew.
    package mutating func setTheme(_ theme: Theme) {
        guard theme != palette.theme else { return }
        palette = Palette(theme: theme, depth: depth)
        paintBackground()
        repaint()
    }

    /// Names the terminal's window, where it has a title that can be set.
    package mutating func setTitle(_ text: String) {
        guard title != text else { return }
        title = text
        // While another program has the terminal the title is that one's; resuming writes it.
        guard !isSuspended, !isEnded else { return }
        modes.writeTitle(displaySafe(text, glyphs: glyphs))
    }

    /// What can fail, before there is anything to give back.
    private static func take(_ options: Options) throws(TerminalError) -> (
        glyphs: Glyphs, pipe: WakePipe, screen: OpaquePointer, modes: TerminalModes, depth: ColourDepth
    ) {
        let glyphs = TerminalLocale.adopt()
        var attributes = termios()
        guard isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &attributes) == 0 else { throw .notATerminal }
        let pipe = try WakePipe()
        let limit = options.depth ?? .direct
        let screen = try open(wantsDirect: limit == .direct)
        guard caucus_capability("cup") != nil else {
            endwin()
            delscreen(screen)
            throw .cannotDraw(type: environment("TERM"))
        }
        let modes = TerminalModes(attributes: attributes, mouse: options.mouse)
        return (glyphs, pipe, screen, modes, startColours(atMost: limit))
    }

    /// Prefers the entry of terminfo that takes any colour where the terminal says that it shows them.
    private static func open(wantsDirect: Bool) throws(TerminalError) -> OpaquePointer {
        let type = environment("TERM")
        let promises = ["truecolor", "24bit"].contains(environment("COLORTERM"))
        if promises, wantsDirect, environment("NO_COLOR").isEmpty, !type.hasSuffix("-direct") {
            let family = type.hasSuffix("-256color") ? String(type.dropLast("-256color".count)) : type
            if let screen = caucus_newterm(family + "-direct") { return screen }
        }
        guard let screen = caucus_newterm(type) else { throw .unknownType(type) }
        return screen
    }

    private static func startColours(atMost limit: ColourDepth) -> ColourDepth {
        // no-color.org: any value but an empty one.
        guard limit != .monochrome, environment("NO_COLOR").isEmpty, has_colors(), start_color() == OK else {
            return .monochrome
        }
        // Every cell is painted, but ncurses goes back to the default colours after each update, and white on black
        // would have to be asked for.
        use_default_colors()
        return min(limit, ColourDepth(colours: Int(caucus_colors())))
    }

    private mutating func prepare() {
        raw()
        noecho()
        nonl()
        set_escdelay(25)
        // Input is read before anything is painted, so that what is painted may be painted whole.
        typeahead(-1)
        idlok(caucus_stdscr(), true)
        keypad(inputPad, true)
        meta(inputPad, true)
        nodelay(inputPad, true)
        KeySequences.define()
        Signals.catchAll(waking: pipe)
        CrashRestore.arm(bytes: modes.restoring, attributes: modes.attributes)
        adoptSize()
        reportedSize = size
        paintBackground()
        modes.enter()
    }

    private static func giveBack(_ modes: TerminalModes, pad: UnsafeMutablePointer<WINDOW>?, screen: OpaquePointer) {
        modes.leave()
        endwin()
        modes.restoreAttributes()
        CrashRestore.disarm()
        Signals.release()
        delwin(pad)
        delscreen(screen)
    }

    mutating func paintBackground() {
        caucus_set_background(palette.resolve(.blank).pair)
    }
}

import CNcurses
import TextCanvas

extension Terminal {
    /// Gives the terminal to another program, such as `$EDITOR`, until `resume`.
    ///
    /// That program must be started with SIGPIPE at its default: it is ignored here, and ignoring is inherited.
    package mutating func suspend() {
        guard !isSuspended, !isEnded else { return }
        isSuspended = true
        modes.leave()
        endwin()
        modes.restoreAttributes()
        CrashRestore.disarm()
        Signals.setStopsAtOnce(true)
    }

    /// Takes the terminal back and paints what was shown last.
    package mutating func resume() {
        guard isSuspended, !isEnded else { return }
        isSuspended = false
        Signals.setStopsAtOnce(false)
        CrashRestore.arm(bytes: modes.restoring, attributes: modes.attributes)
        Signals.forgetForeground()
        adoptSize()
        // ncurses takes the terminal back with the first refresh after endwin().
        shown = nil
        caucus_forget_screen()
        show(wanted ?? Canvas(size: size))
        modes.enter()
        if let title { modes.writeTitle(displaySafe(title, glyphs: glyphs)) }
    }

    /// Gives the terminal to the shell and stops until the user comes back.
    package mutating func stop() {
        guard !isSuspended, !isEnded else { return }
        suspend()
        Signals.stopUntilContinued()
        resume()
    }
}

import CNcurses
import Glibc
package import TextCanvas

extension Terminal {
    /// How long a paste may go without a byte before it is taken for complete, in milliseconds.
    private static let pastePatience: Int32 = 500
    /// The most units of input in one batch, so that a flood of them cannot keep the screen from being painted.
    private static let batchLimit = 20_000

    /// Waits for input, a signal, a `wake` or the timeout, and returns all events that are there; none after a wake.
    ///
    /// All of it, so that a held key costs one painting however many times it was sent. Without a timeout it waits for
    /// ever, at no cost. A stop by ctrl-z and the way back happen within.
    package mutating func nextEvents(timeout: Duration? = nil) -> [TerminalEvent] {
        // The pipe is left alone here: a wake since the last call has to end the waiting below.
        let waiting = takeWaiting()
        guard waiting.isEmpty else { return waiting }
        let patience = decoder.isPasting ? Self.pastePatience : -1
        let asked = timeout.map(Self.milliseconds) ?? -1
        let isPatience = patience >= 0 && (asked < 0 || patience < asked)
        let ready = wait(milliseconds: isPatience ? patience : asked)
        if ready == 0, isPatience { decoder.endPaste() }
        pipe.drain()
        return takeWaiting()
    }

    /// What is there now: signals first, then what was typed.
    private mutating func takeWaiting() -> [TerminalEvent] {
        var events = takeSignals()
        readInput()
        for event in decoder.takeEvents() {
            guard event == .key(.control("z")) else {
                events.append(event)
                continue
            }
            stop()
            events.append(.resumed)
        }
        if size != reportedSize {
            reportedSize = size
            events.append(.resized(size))
        }
        return events
    }

    private mutating func readInput() {
        guard !isDisconnected, !isEnded, !isSuspended else { return }
        let now = Self.steadyMilliseconds()
        for _ in 0..<Self.batchLimit {
            let unit = wgetch(inputPad)
            guard unit != ERR else {
                decoder.pause()
                return
            }
            // ncurses' own note of a new size; the signal has told of it.
            guard unit != KEY_RESIZE else { continue }
            decoder.feed(unit < 256 ? .byte(UInt8(truncatingIfNeeded: unit)) : .code(unit), now: now)
        }
    }

    /// How many descriptors are ready, 0 after the timeout; notices that the terminal is gone.
    private mutating func wait(milliseconds: Int32) -> Int32 {
        // A negative descriptor is skipped by poll().
        var waiting = [
            pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isDisconnected ? -1 : STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&waiting, 2, milliseconds)
        guard ready > 0 else { return ready }
        let input = Int32(waiting[1].revents)
        var count: Int32 = 0
        let isReadable = input & Int32(POLLIN) != 0 && ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0 && count > 0
        if input != 0, !isReadable {
            isDisconnected = true
            decoder.disconnect()
        }
        return ready
    }

    private mutating func takeSignals() -> [TerminalEvent] {
        let signals = Signals.take()
        guard !signals.isEmpty else { return [] }
        var events: [TerminalEvent] = []
        if signals.contains(.hangUp) { events.append(.signal(.hangUp)) }
        if signals.contains(.terminate) { events.append(.signal(.terminate)) }
        if signals.contains(.quit) { events.append(.signal(.quit)) }
        if signals.contains(.interrupt) { events.append(.signal(.interrupt)) }
        if signals.contains(.stop) {
            stop()
            events.append(.resumed)
        } else if signals.contains(.resume) {
            // Stopped by SIGSTOP, without warning; the shell has had the terminal since.
            suspend()
            resume()
            events.append(.resumed)
        }
        if signals.contains(.resize) { adoptSize() }
        return events
    }

    /// Takes the size that the terminal has now.
    mutating func adoptSize() {
        var window = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0,
            Int32(window.ws_row) != getmaxy(caucus_stdscr()) || Int32(window.ws_col) != getmaxx(caucus_stdscr())
        {
            resize_term(Int32(window.ws_row), Int32(window.ws_col))
            caucus_forget_screen()
            shown = nil
        }
        size = Size(width: Int(getmaxx(caucus_stdscr())), height: Int(getmaxy(caucus_stdscr())))
    }

    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        // Rounded up: waking before the time would only mean waiting again.
        let part = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, min(seconds, 1_000_000) * 1000 + part))
    }

    private static func steadyMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

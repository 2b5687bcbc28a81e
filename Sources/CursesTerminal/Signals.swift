import Glibc
import Synchronization

/// The signals that came since they were last taken, and what catches them.
///
/// Handlers only set a bit and write a byte to the wake pipe, which is all that a handler may do (POSIX.1-2017 XSH 2.4.3).
enum Signals {
    /// Which signals came.
    struct Pending: OptionSet {
        let rawValue: UInt32
        static let terminate = Pending(rawValue: 1)
        static let hangUp = Pending(rawValue: 2)
        static let interrupt = Pending(rawValue: 4)
        static let quit = Pending(rawValue: 8)
        static let stop = Pending(rawValue: 16)
        static let resume = Pending(rawValue: 32)
        static let resize = Pending(rawValue: 64)
    }

    private static let caught = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]

    /// Catches what a program with screens has to know of; a closed pipe is an error of the write, not the end.
    static func catchAll(waking pipe: WakePipe) {
        // Made before any handler can need it.
        _ = pending.load(ordering: .relaxed)
        wakeEnd = pipe.writeEnd
        for signal in caught { set(signal, note) }
        set(SIGPIPE, SIG_IGN)
    }

    /// Gives all signals back their usual effect.
    static func release() {
        for signal in caught { set(signal, SIG_DFL) }
        wakeEnd = -1
    }

    /// Stops the program, and all of its foreground job, until the user continues it.
    static func stopUntilContinued() {
        set(SIGTSTP, SIG_DFL)
        // To the whole group: a script that runs caucus has to stop with it.
        kill(0, SIGTSTP)
        set(SIGTSTP, note)
    }

    /// Lets a program that is run in the foreground be stopped together with this one, or ends that.
    static func setStopsAtOnce(_ atOnce: Bool) {
        set(SIGTSTP, atOnce ? SIG_DFL : note)
    }

    /// Drops what was meant for a program that ran in the foreground in the meantime.
    static func forgetForeground() {
        let theirs: Pending = [.interrupt, .quit, .stop, .resume]
        pending.bitwiseAnd(~theirs.rawValue, ordering: .acquiringAndReleasing)
    }

    /// The signals that came since the last time.
    static func take() -> Pending {
        Pending(rawValue: pending.exchange(0, ordering: .acquiringAndReleasing))
    }

    private static func set(_ signal: Int32, _ handler: __sighandler_t?) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = SA_RESTART
        sigemptyset(&action.sa_mask)
        sigaction(signal, &action, nil)
    }
}

private let pending = Atomic<UInt32>(0)

// Written before the handlers are set and after they are reset; a handler can take no lock.
nonisolated(unsafe) private var wakeEnd: Int32 = -1

private func note(_ signal: Int32) {
    let flag: Signals.Pending =
        switch signal {
        case SIGTERM: .terminate
        case SIGHUP: .hangUp
        case SIGINT: .interrupt
        case SIGQUIT: .quit
        case SIGTSTP: .stop
        case SIGCONT: .resume
        default: .resize
        }
    pending.bitwiseOr(flag.rawValue, ordering: .acquiringAndReleasing)
    let before = errno
    var byte: UInt8 = 0
    _ = write(wakeEnd, &byte, 1)
    errno = before
}

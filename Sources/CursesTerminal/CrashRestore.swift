import Glibc

/// Puts the terminal back as it was when the program dies of a fault, before it dies.
enum CrashRestore {
    private static let fatal = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS]
    private static let stackSize = 64 << 10

    /// Keeps what restores the terminal, catches the signals of faults and `exit`, and holds back standard error.
    static func arm(bytes: [UInt8], attributes: termios) {
        let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        kept.initialize(from: bytes, count: bytes.count)
        let keptAttributes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
        keptAttributes.initialize(to: attributes)
        (restoringBytes, restoringCount, restoringAttributes) = (kept, bytes.count, keptAttributes)
        HeldErrors.hold()
        installOnce
    }

    /// From here on the terminal needs no restoring.
    static func disarm() {
        // Not freed: a handler on another thread may be reading it.
        restoringCount = 0
        restoringAttributes = nil
        HeldErrors.release()
    }

    private static let installOnce: Void = {
        // A stack of its own, as the usual one may be what overflowed.
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
        stack.ss_size = stackSize
        sigaltstack(&stack, nil)
        for signal in fatal {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = die
            action.sa_flags = SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER
            sigemptyset(&action.sa_mask)
            sigaction(signal, &action, nil)
        }
        atexit { restore() }
    }()
}

// Read by handlers, which can take no lock; written only while the terminal is taken or given back.
nonisolated(unsafe) private var restoringBytes: UnsafeMutablePointer<UInt8>?
nonisolated(unsafe) private var restoringCount = 0
nonisolated(unsafe) private var restoringAttributes: UnsafeMutablePointer<termios>?

private func restore() {
    guard restoringCount > 0, let bytes = restoringBytes else { return }
    _ = write(STDOUT_FILENO, bytes, restoringCount)
    restoringCount = 0
    if let attributes = restoringAttributes { tcsetattr(STDIN_FILENO, TCSANOW, attributes) }
    HeldErrors.release()
}

private func die(_ signal: Int32) {
    restore()
    // The action is the default one again; what waits for the process sees it die of its true cause.
    raise(signal)
}

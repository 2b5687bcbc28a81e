import Dispatch
import Glibc
import Sharing

/// What becomes of work when the process is asked to end.
enum Interruption {
    /// Does work that is called off then, so that no program it started goes on without it.
    static func callingOff<Result>(_ work: (Cancellation) throws -> Result) rethrows -> Result {
        let cancellation = Cancellation()
        // Whoever started us so that a signal is ignored (nohup) wants us to go on.
        let numbers = [SIGINT, SIGTERM, SIGHUP].filter { isHeeded($0) }
        let sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                cancellation.cancel()
                signal(number, SIG_DFL)
                kill(getpid(), number)
            }
            source.activate()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in numbers { signal(number, SIG_DFL) }
        }
        return try work(cancellation)
    }

    private static func isHeeded(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) != 1
    }
}

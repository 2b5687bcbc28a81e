import CursesTerminal
import Glibc
import TextCanvas

/// A program with nothing but a terminal: tests run it on a pseudo-terminal to see what reaches it and what it leaves.
///
/// It lists the events that reach it, and some keys make it act.
@main
struct TerminalProbe {
    private var lines = ["ready"]
    private var selected = 0

    static func main() {
        do throws(TerminalError) {
            var terminal = try Terminal(theme: theme)
            terminal.setTitle("probe\u{1B}]2;evil\u{07}")
            var probe = TerminalProbe()
            probe.run(&terminal)
            terminal.end()
            print("ended in order")
        } catch {
            print("refused: \(error)")
            exit(3)
        }
    }

    private mutating func run(_ terminal: inout Terminal) {
        let mailbox = Mailbox<String>(waker: terminal.waker)
        while true {
            terminal.show(canvas(terminal.size))
            for event in terminal.nextEvents() {
                lines.append(Self.describe(event))
                guard act(on: event, &terminal, mailbox) else { return }
            }
            lines += mailbox.takeAll()
            lines = lines.suffix(20)
        }
    }

    /// Whether to go on.
    private mutating func act(on event: TerminalEvent, _ terminal: inout Terminal, _ mailbox: Mailbox<String>) -> Bool {
        switch event {
        case .key("q"), .signal, .disconnected: return false
        case .key("e"): giveAway(&terminal)
        case .key("x"): abort()
        case .key("t"): lines.append(String(describing: Self.indexOutside([])))
        case .key("o"): lines.append(String(Self.overflow(1)))
        case .key("n"): selected += 1
        case .key("m"): Self.postFromThread(mailbox)
        default: break
        }
        return true
    }

    private func giveAway(_ terminal: inout Terminal) {
        terminal.suspend()
        terminal.setTitle("away\u{1B}]2;evil\u{07}")
        print("given away")
        fflush(nil)
        terminal.resume()
    }

    private func canvas(_ size: Size) -> Canvas {
        var canvas = Canvas(size: size)
        canvas.fill(Rect(x: 0, y: 0, width: size.width, height: 1), Style(.header, on: .bar))
        canvas.write("probe \(size.width)x\(size.height) é 网络 🌍 ╭─╮", at: .zero, .header)
        for row in 0..<max(0, size.height - 1) {
            canvas.write([Run("Ana Ruiz ", .link), Run("of somewhere")], at: Point(x: 0, y: row + 1))
        }
        canvas.setSurface(.selected, in: Rect(x: 0, y: selected % 20 + 1, width: size.width, height: 1))
        for (row, line) in lines.suffix(max(0, size.height - 1)).enumerated() {
            canvas.write("<\(line)>", at: Point(x: 30, y: row + 1))
        }
        return canvas
    }

    private static func describe(_ event: TerminalEvent) -> String {
        switch event {
        case .key(let key): "\(key.code) \(key.modifiers.rawValue)"
        case .paste(let text): "paste \(text)"
        case .mouse(let mouse): "\(mouse.action) \(mouse.at.x),\(mouse.at.y)"
        case .resized(let size): "now \(size.width)x\(size.height)"
        case .resumed: "resumed"
        case .signal(let signal): "signal \(signal)"
        case .disconnected: "disconnected"
        }
    }

    private static func postFromThread(_ mailbox: Mailbox<String>) {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(mailbox).toOpaque()
        pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Mailbox<String>>.fromOpaque(argument).takeRetainedValue().post("mail") }
                return nil
            }, argument)
        pthread_detach(thread)
    }

    /// A trap of the language, which is a signal too.
    private static func indexOutside(_ numbers: [Int]) -> Int {
        numbers[numbers.count]
    }

    /// Never returns; each call needs room of its own on the stack.
    private static func overflow(_ depth: Int) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { room in
            room.initialize(repeating: depth)
            return overflow(depth + 1) + room[depth % 512]
        }
    }

    private static var theme: Theme {
        let values: [UInt32] = [
            0x1D1F21, 0x282A2E, 0x373B41, 0x969896, 0xB4B7B4, 0xC5C8C6, 0xE0E0E0, 0xFFFFFF,
            0xCC6666, 0xDE935F, 0xF0C674, 0xB5BD68, 0x8ABEB7, 0x81A2BE, 0xB294BB, 0xA3685A,
        ]
        guard let theme = Theme(name: "probe", author: "", colours: values.map { Colour($0) }) else {
            preconditionFailure("a theme has sixteen colours")
        }
        return theme
    }
}

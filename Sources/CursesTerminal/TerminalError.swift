/// Why the screens cannot be shown.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// The system has no description of this type of terminal.
    case unknownType(String)
    /// A terminal of this type cannot move its cursor.
    case cannotDraw(type: String)
    /// The system refused something the terminal needs.
    case system(call: String, errno: Int32)

    package var description: String {
        switch self {
        case .notATerminal:
            "the screens need a terminal for both input and output; in a script use a command such as `caucus list`"
        case .unknownType(""):
            "the type of this terminal is not set; set TERM, for instance TERM=xterm-256color"
        case .unknownType(let type):
            "terminals of type “\(type)” are not known here; set TERM to one that is, such as xterm-256color"
        case .cannotDraw(let type):
            "a terminal of type “\(type)” cannot draw screens; set TERM to what it is, or use a command such as `caucus list`"
        case .system(let call, let number):
            "\(call) failed (error \(number)); try again, or use a command such as `caucus list`"
        }
    }
}

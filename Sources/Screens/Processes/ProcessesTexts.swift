/// Texts of the sheet of processes.
package enum ProcessesText: String, TextTable {
    package static let name = "processes"

    case title = "{event} · how we work there"
    case open = "{n} line still open|{n} lines still open"
    case settled = "all agreed"
    case speaker = "Speaks for us"
    case decider = "May decide there"
    case signOff = "Sign-off"
    case channel = "Channel"
    case caucusHour = "Daily caucus"
    case noSpeaker = "nobody named yet who speaks for us"
    case noDecider = "nobody named yet who may decide, and on what"
    case noSignOff = "not agreed yet how fast a text is signed off, and by whom"
    case noChannel = "not agreed yet where we write to each other"
    case noCaucusHour = "not agreed yet when and where we meet every day"
    case decided = "Decided in sessions"
    case change
    case changeHelp = "Change this line."
    case brief
    case briefHelp = "Show the brief of the event, with this sheet in it."
    case leads
    case leadsHelp = "Show who leads on what."
    case move
    case up = "Go a line up."
    case down = "Go a line down."
    case line = "Change the line of that number."
}

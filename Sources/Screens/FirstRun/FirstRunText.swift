/// Texts of the first run.
package enum FirstRunText: String, TextTable {
    package static let name = "firstRun"

    case title = "Welcome to caucus"
    case lead = "There is no network in {folder} yet. What would you like to do?"
    case create = "Begin a network here"
    case createNote = "Makes a few plain text files in this folder; asks for the network's name, nothing else."
    case `import` = "Begin one here from a CSV file"
    case importNote = "Reads your list of partners; one undo takes all of it back."
    case demo = "Look around in a made-up network"
    case demoNote = "In a folder of its own; nothing here is touched."
    case leave = "Leave"
    case leaveNote = "Nothing has been written."
    case networkName = "The network's name"
    case file = "CSV file"
    case fileHint = "~/partners.csv"
    case whoTitle = "Who are you?"
    case whoNote =
        "It fills in who logged what and what @me means. Kept in your own configuration, not in the shared files."
    case addMe = "add me under this name, as a member of the team"
    case youAre = "Hello {name}"
    case addedMe = "Added {name} to the team"
    case beginHint = "a adds a partner · :import reads a CSV file · ? shows every key"
}

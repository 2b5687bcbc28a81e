import ArgumentParser
import NetworkModel

/// The names of the commands, and which one was meant where there is none of a name.
enum CommandNames {
    /// Throws where the first word is no command, or help is asked on none. ArgumentParser would call the words
    /// unexpected, or show the help of all.
    static func check(_ arguments: [String]) throws {
        var words = arguments[...]
        while let word = words.first, word.hasPrefix("--workspace") {
            words = words.dropFirst(word == "--workspace" ? 2 : 1)
        }
        // Other options may take a word of their own, such as the shell that completions are for.
        guard let first = words.first, !first.hasPrefix("-") else { return }
        guard first == "help" else { return try check(words.prefix(1), in: Caucus.self) }
        try check(words.dropFirst().filter { !$0.hasPrefix("-") }[...], in: Caucus.self)
    }

    private static func check(_ words: ArraySlice<String>, in command: any ParsableCommand.Type) throws {
        let commands = command.configuration.subcommands
        guard let word = words.first, word != "help", !commands.isEmpty else { return }
        if let found = commands.first(where: { names(of: $0).contains(word) }) {
            return try check(words.dropFirst(), in: found)
        }
        let typed = Array(word.utf8)
        let near = commands.flatMap(names).compactMap { name in
            EditDistance.between(typed, Array(name.utf8), atMost: name.utf8.count < 5 ? 1 : 2).map { (name, $0) }
        }
        let meant = near.min { $0.1 < $1.1 }.map { "; did you mean \($0.0)? See caucus help" } ?? "; see caucus help"
        throw CommandFailure(.usage, "there is no command \(word)\(meant)")
    }

    private static func names(of command: any ParsableCommand.Type) -> [String] {
        [command._commandName] + command.configuration.aliases
    }
}

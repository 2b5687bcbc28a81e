import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct CommandTableTests {
    @Test("no key has two meanings on a screen", arguments: ScreenID.allCases)
    func noDuplicateChord(screen: ScreenID) {
        let story = Story(.small, screen: screen)
        var seen: [Key: CommandID] = [:]
        for command in CommandTable.applicable(in: story.state) {
            for key in command.keys {
                #expect(seen[key] == nil, "\(key.label) is \(command.id.name) and \(seen[key]?.name ?? "")")
                seen[key] = command.id
            }
        }
    }

    @Test("every command has a name, a title and a sentence of help")
    func everyCommandIsExplained() {
        for command in CommandTable.rows {
            #expect(!command.title.isEmpty && !command.id.name.isEmpty)
            #expect(command.help.count > 8 && command.help.hasSuffix("."), "\(command.id.name)")
        }
        #expect(Set(CommandTable.rows.map(\.id)).count == CommandTable.rows.count)
    }

    @Test("every command applies on some screen, and its keys run it there")
    func everyCommandIsReachable() {
        var reached: Set<CommandID> = []
        for screen in ScreenID.allCases {
            let state = Story(.small, screen: screen).state
            for command in CommandTable.applicable(in: state) {
                reached.insert(command.id)
                for key in command.keys { #expect(CommandTable.command(for: key, in: state)?.id == command.id) }
            }
        }
        #expect(reached == Set(CommandTable.rows.map(\.id)))
    }

    @Test("every key of a text is its own")
    func textKeysAreUnique() {
        let keys = TextRegistry.english.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(TextRegistry.english.allSatisfy { !$0.text.isEmpty })
    }
}

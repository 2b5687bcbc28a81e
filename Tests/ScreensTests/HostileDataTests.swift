import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

/// A network in which each number is beyond all bounds, and each text tries to command the terminal.
private enum Hostile {
    static let text = "Evil\u{1B}]0;owned\u{7}\u{202E}x\u{9B}31m\u{200B}end"
    static let numbers = ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "1000000000"]
    static let hours = ["1e308", "inf", "nan", "-5", "999999999999", "0.0000001"]

    static func network(_ choice: Int) -> Network {
        var texts: [Kind: String] = [:]
        for kind in Kind.allCases {
            let records = (0..<3).map { number in
                let lines = kind.sampleValues.map { "\($0.0.name): \(value($0.0, $0.1, of: kind, choice))" }
                return (["Id: \(id(of: kind, number))", "\(kind.titleField.name): \(text)"] + lines).joined(
                    separator: "\n")
            }
            texts[kind] = records.joined(separator: "\n\n") + "\n"
        }
        return Network(texts)
    }

    private static func id(of kind: Kind, _ number: Int) -> String { number == 0 ? "\(kind)" : "\(kind)-\(number)" }

    private static func value(_ field: Field, _ sample: String, of kind: Kind, _ choice: Int) -> String {
        switch Schema[kind].spec(of: field)?.type {
        case .line, .text: text
        case .number: numbers[choice % numbers.count]
        case .hours: hours[choice % hours.count]
        case .reference(let kinds): id(of: kinds.first ?? .person, 0)
        case .described(let kinds): "\(id(of: kinds.first ?? .person, 0)): \(numbers[choice % numbers.count]); \(text)"
        default: sample
        }
    }
}

@Suite("Files that say what cannot be")
struct HostileDataTests {
    @Test("every screen draws them, and shows nothing that commands the terminal", arguments: ScreenID.allCases, 0..<6)
    func screens(screen: ScreenID, choice: Int) {
        let network = Hostile.network(choice)
        for size in [Size(width: 120, height: 40), Size(width: 40, height: 12)] {
            var story = Story(network, screen: screen)
            story.send(.terminal(.resized(size)))
            for keys in [
                "", "j", "<enter>", "jjj", "<esc>", "z", "z", "b", "<esc>", "e", "<esc>", "B", "c<enter>", "r",
            ] {
                story.type(keys)
                for line in view(story.state).lines() {
                    let commanding = line.unicodeScalars.filter {
                        $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.properties.isBidiControl
                            || $0 == "\u{200B}"
                    }
                    #expect(commanding.isEmpty, "\(screen) after \(keys): \(line.debugDescription)")
                }
            }
        }
    }

    @Test("what is counted from them stays a number", arguments: 0..<6)
    func derived(choice: Int) {
        let network = Hostile.network(choice)
        let clock = clock()
        for session in network.all(Session.self) {
            let times = SessionClock(session, network.agenda(of: session.id), at: clock.instant)
            #expect(abs(times.left) < 1_000_000_000_000)
        }
        for priority in network.all(Priority.self) { #expect(abs(priority.dots) < 10_000_000_000) }
        for task in network.all(Task.self) { #expect(task.effort ?? 0 <= 1_000_000) }
        for event in network.all(Event.self) {
            var author = author()
            let edits = network.editing(event.key, at: clock.now) { $0.set(.starts, "2027-01-01") }.map { [$0] } ?? []
            #expect(author.change("moved", edits).edits.count == 1)
        }
    }
}

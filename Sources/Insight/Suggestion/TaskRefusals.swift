import NetworkModel

/// Who said no to a task, by its history: `2026-11-22 declined: ana-ruiz; no time until March`.
enum TaskRefusals {
    static func people(in history: [String]) -> Set<RecordID> {
        Set(history.compactMap(person))
    }

    private static func person(_ line: String) -> RecordID? {
        let rest = line.utf8.dropFirst(10).drop { $0 == UInt8(ascii: " ") }
        let word = "declined:".utf8
        guard rest.starts(with: word) else { return nil }
        let name = rest.dropFirst(word.count).drop { $0 == UInt8(ascii: " ") }.prefix {
            $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ")
        }
        return name.isEmpty ? nil : RecordID(String(Substring(name)))
    }
}

import NetworkModel
import RecFormat

/// The texts of a language, as a rec file has them: a record for each text with `Key` and `Text`; the first record may
/// say with `Plural` how the language counts.
///
/// Reading never fails: where a text cannot stand for the English one, that stays, and `problems` says why.
package struct Translation: Sendable {
    package private(set) var texts = Texts()
    package private(set) var problems: [Problem] = []
    /// The keys that have no text in the file.
    package private(set) var missing: [String] = []

    /// Why a text was not taken over, and the line of the file on which its record begins.
    package struct Problem: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case unreadable
            case unknownKey(String, nearest: String?)
            case twice(String)
            /// The English text has these values, and the translation not, or the other way round.
            case lacks(String, key: String)
            case invents(String, key: String)
            case unknownPlural(String)
        }

        package let line: Int
        package let what: What
    }

    package init(_ bytes: [UInt8]) {
        let document = RecDocument(bytes)
        let english = Dictionary(TextRegistry.english.map { ($0.key, $0.text) }) { first, _ in first }
        for slot in 0..<document.slotCount {
            switch document.kind(of: slot) {
            case .record: take(document.record(at: slot), english) { document.line(of: slot) }
            case .unreadable: problems.append(Problem(line: document.line(of: slot), what: .unreadable))
            case .descriptor, .commentary, .deleted: break
            }
        }
        missing = TextRegistry.english.map(\.key).filter { texts.translation[$0] == nil }
    }

    private mutating func take(_ record: RecRecord, _ english: [String: String], line: () -> Int) {
        func problem(_ what: Problem.What) -> Problem { Problem(line: line(), what: what) }
        if let name = record.first("Plural") {
            if let rule = PluralRule(rawValue: name) {
                texts.plural = rule
            } else {
                problems.append(problem(.unknownPlural(name)))
            }
        }
        guard let key = record.first("Key"), let text = record.first("Text"), !text.isEmpty else { return }
        guard let original = english[key] else {
            problems.append(problem(.unknownKey(key, nearest: Self.nearest(to: key, Array(english.keys)))))
            return
        }
        guard texts.translation[key] == nil else { return problems.append(problem(.twice(key))) }
        let (wanted, found) = (Self.values(in: original), Self.values(in: text))
        if let lacking = wanted.subtracting(found).min() {
            problems.append(problem(.lacks(lacking, key: key)))
        } else if let invented = found.subtracting(wanted).min() {
            problems.append(problem(.invents(invented, key: key)))
        } else {
            texts.translation[key] = text
        }
    }

    /// The names between braces.
    private static func values(in text: String) -> Set<String> {
        var names: Set<String> = []
        for part in text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstIndex(of: UInt8(ascii: "}")) else { continue }
            names.insert(String(Substring(part[..<end])))
        }
        return names
    }

    private static func nearest(to key: String, _ keys: [String]) -> String? {
        let typed = Array(key.utf8)
        let near = keys.compactMap { other in
            EditDistance.between(typed, Array(other.utf8), atMost: 3).map { (key: other, distance: $0) }
        }
        return near.min { ($0.distance, $0.key) < ($1.distance, $1.key) }?.key
    }
}

extension Translation.Problem: CustomStringConvertible {
    /// What is wrong and what to do. In English, since it is about the words of the other language.
    package var description: String {
        switch what {
        case .unreadable: "this is no field; begin each line with Key: or Text:, further lines of a text with +"
        case .unknownKey(let key, let nearest?): "there is no text \(key); did you mean \(nearest)?"
        case .unknownKey(let key, nil): "there is no text \(key); caucus texts lists them"
        case .twice(let key): "\(key) has a text already; delete one"
        case .lacks(let name, let key): "\(key) lacks {\(name)}; the English text stays until it is there"
        case .invents(let name, let key): "\(key) has {\(name)}, which nothing fills in; the English text stays"
        case .unknownPlural(let name):
            "Plural knows \(PluralRule.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")), not “\(name)”"
        }
    }
}

extension Translation {
    /// A rec file of all keys with their English texts, or of some, to begin a translation with.
    package static func template(_ keys: Set<String>? = nil) -> [UInt8] {
        var bytes =
            keys == nil ? RecDocument.text(of: [RecField(name: "Plural", value: PluralRule.oneOther.rawValue)]) : []
        for (key, text) in TextRegistry.english where keys?.contains(key) ?? true {
            bytes += RecDocument.text(of: [RecField(name: "Key", value: key), RecField(name: "Text", value: text)])
        }
        return bytes
    }
}

package import RecFormat

/// Makes rec bytes, sound and unsound, from a seed.
package struct RecGenerator {
    package var random: SeededGenerator
    /// Whether blanks may stand before a field.
    package var indentsFields = true
    /// Whether soup may begin with a byte order mark.
    package var marksByteOrder = true

    package init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    private static let names = ["Id", "Name", "Email", "Notes", "A", "B_2", "%doc", "Tag"]
    private static let words = [
        "a", "call", "Ana Ruiz", "", " ", "  two", "tab\there", "é", "e\u{301}", "日本", "👩‍🌾", "#x", "+y", "x: y",
        "C:\\dir",
        "\\", "\\\\", "50 %", "trailing ", "\t",
    ]

    package mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    package mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    package mutating func count(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    /// Any bytes at all.
    package mutating func noise() -> [UInt8] {
        let size = count(0...200)
        return (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// Lines of which each by itself looks like something in a rec file, in any order; recutils refuses most such files.
    package mutating func soup() -> [UInt8] {
        var bytes: [UInt8] = marksByteOrder && chance(10) ? [0xEF, 0xBB, 0xBF] : []
        let ending = chance(15) ? "\r\n" : "\n"
        let size = count(0...25)
        for index in 0..<size {
            bytes += soupLine()
            if index < size - 1 || chance(80) { bytes += Array((chance(3) ? "\r\n" : ending).utf8) }
        }
        return bytes
    }

    private mutating func soupLine() -> [UInt8] {
        let word = pick(Self.words)
        switch count(0...15) {
        case 0...5: return Array("\(pick(Self.names)):\(pick(["", " ", "\t"]))\(word)\(pick(["", "", "", "\\"]))".utf8)
        case 6: return Array("+\(pick(["", " ", "\t"]))\(word)\(pick(["", "", "\\", "\\\\"]))".utf8)
        case 7, 8: return Array("# \(word)\(pick(["", "\\"]))".utf8)
        case 9, 10, 11: return Array(pick(["", "", "", "", " ", "\t ", "\u{0B}", "\r"]).utf8)
        case 12: return Array(pick(["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base", "====="]).utf8)
        case 13:
            return Array(
                pick([indentsFields ? "  Id: x" : "Id x", " # c", "E-mail: x", "_a: x", "9: x", "word", "%rec: T"]).utf8
            )
        case 14:
            return Array("Notes: ".utf8) + pick([[0xFF], [0xC3], [0xC0, 0x80], [0], [0xED, 0xA0, 0x80], [13]])
                + Array(word.utf8)
        default: return noise().prefix(10).map { $0 }
        }
    }

    /// A file that recutils reads whole.
    package mutating func soundText() -> [UInt8] {
        var text = chance(30) ? pick(["\n", " \t\n\n", "# top\n", "  # top\n", "# top\n\n"]) : ""
        let records = count(1...8)
        for index in 0..<records {
            if chance(10) { text += pick(["# between\n", "# right above\n# and more\n", "#\n\n"]) }
            text += soundRecord(isLast: index == records - 1)
        }
        return Array(text.utf8)
    }

    private mutating func soundRecord(isLast: Bool) -> String {
        var text = chance(10) ? pick([" ", "\t", "  "]) : ""
        let fields = count(1...6)
        for index in 0..<fields {
            if index > 0, chance(15) { text += "#\(pick(["", " inside", "\\"]))\n" }
            text += soundField()
        }
        guard isLast, chance(30) else { return text + pick(["\n", "\n", "\n", "\n\n", " \n", "\t\n\n"]) }
        return chance(50) ? text : String(text.dropLast()) + "x"
    }

    private mutating func soundField() -> String {
        var text = "\(pick(Self.names.filter { !$0.hasPrefix("%") })):\(pick([" ", " ", " ", "\t", ""]))"
        let lines = chance(70) ? 1 : count(1...4)
        for index in 0..<lines {
            if index > 0 { text += "+\(pick(["", " ", " ", " ", "\t", "  "]))" }
            let line = lineWithoutBackslash()
            // Recutils refuses such a byte right after the colon.
            if text.utf8.last == UInt8(ascii: ":"), line.utf8.first.map({ $0 >= 0x80 }) == true { text += " " }
            text += line
            if chance(10) {
                // A joined line may look like anything, even blank.
                text += "\\\n\(pick(["", "# no comment", "Id: no field", "+ no continuation", "  x", "\\\\\n"]))"
                text += pick(["", "."])
                if text.hasSuffix("\\") { text += "." }
            }
            text += "\n"
        }
        return text
    }

    private mutating func lineWithoutBackslash() -> String {
        let word = pick(Self.words)
        return word.hasSuffix("\\") ? "\(word)." : word
    }

    /// Fields that the writer has to take care over.
    package mutating func fields() -> [RecField] {
        let size = count(1...6)
        return (0..<size).map { _ in field() }
    }

    package mutating func field() -> RecField {
        let lines = chance(60) ? 1 : count(0...5)
        var value = (0..<lines).map { _ in pick(Self.words) }.joined(separator: "\n")
        if chance(5) { value += pick(["\r\n", "\r", "\0", "\n\n", "\\\n"]) }
        return RecField(name: pick(Self.names.filter { $0 != "%rec" }), value: value)
    }

    /// The fields after something happened to some of them.
    package mutating func edited(_ fields: [RecField]) -> [RecField] {
        var edited = fields
        for _ in 0..<count(1...3) {
            let index = Int.random(in: 0...edited.count, using: &random)
            switch count(0...4) {
            case 0: edited.insert(field(), at: index)
            case 1 where edited.count > 1: edited.remove(at: min(index, edited.count - 1))
            case 2: edited.swapAt(min(index, edited.count - 1), 0)
            case 3: edited = self.fields()
            default: edited[min(index, edited.count - 1)].value = field().value
            }
        }
        return edited
    }
}

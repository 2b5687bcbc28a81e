/// Names of which several things want the same one: the first has it, the others `log~2`, `log~3` and so on.
extension String {
    /// This name, or where it is taken the first with a number that is not.
    package func numbered(unless isTaken: (String) -> Bool) -> String {
        guard isTaken(self) else { return self }
        var number = 2
        while isTaken("\(self)~\(number)") { number += 1 }
        return "\(self)~\(number)"
    }

    /// The number behind the name, 1 where there is none, and the name without it.
    package var unnumbered: (name: String, number: Int) {
        guard let mark = utf8.lastIndex(of: UInt8(ascii: "~")),
            let number = Int(String(self[utf8.index(after: mark)...])), number > 1
        else { return (self, 1) }
        return (String(self[..<mark]), number)
    }
}

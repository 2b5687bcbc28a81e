package import NetworkModel

/// A state of a kind's file that a save replaced.
package struct Generation: Hashable, Sendable {
    package let kind: Kind
    /// Counts the states of the file from the first that was kept.
    package let number: Int
    /// When a save replaced it, in seconds since 1970.
    package let replaced: Int64

    /// The file's name in the folder of its kind: `12-1795000000.rec`.
    var name: String { "\(number)-\(replaced).rec" }

    init(_ kind: Kind, number: Int, replaced: Int64) {
        self.kind = kind
        self.number = number
        self.replaced = replaced
    }

    /// Reads a name; nil where it is not one of ours.
    init?(_ kind: Kind, named name: String) {
        guard name.utf8.suffix(4).elementsEqual(".rec".utf8) else { return nil }
        let parts = name.utf8.dropLast(4).split(separator: UInt8(ascii: "-"), maxSplits: 1)
        guard parts.count == 2, let number = Int(String(Substring(parts[0]))),
            let replaced = Int64(String(Substring(parts[1])))
        else { return nil }
        self.init(kind, number: number, replaced: replaced)
    }
}

extension Generation {
    /// How many states of a file are kept.
    package static let limit = 10

    /// A year: no state is kept for longer.
    private static let oldest: Int64 = 366 * 86_400

    /// The state that goes when another one is kept, given all of a file, oldest first; nil where all stay.
    ///
    /// The farther back, the wider apart: the one goes that stands closest between its neighbours for its age. By age
    /// alone one goes at a time, so that a clock that jumps costs little.
    static func superfluous(_ states: [Generation], at now: Int64) -> Generation? {
        guard states.count > limit else {
            guard states.count > 1, let first = states.first, now - first.replaced > oldest else { return nil }
            return first
        }
        if now - states[0].replaced > oldest { return states[0] }
        return states.indices.dropFirst().dropLast().min { left, right in
            crowding(left, states, now) < crowding(right, states, now)
        }.map { states[$0] }
    }

    private static func crowding(_ index: Int, _ states: [Generation], _ now: Int64) -> Double {
        let gap = Double(states[index + 1].replaced) - Double(states[index - 1].replaced)
        return gap / max(1, Double(now) - Double(states[index].replaced))
    }
}

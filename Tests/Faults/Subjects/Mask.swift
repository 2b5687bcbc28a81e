/// Makes two runs of caucus comparable byte by byte: the moment of a run and the Ids that it mints read the same.
///
/// It looks at lines and words of bytes, and uses nothing of the reader of rec files that is put to the test.
enum Mask {
    static func masked(_ data: Contents, since before: Contents) -> Contents {
        let known = Set(before.values.flatMap(ids))
        var names: [[UInt8]: [UInt8]] = [:]
        for (_, bytes) in data.sorted(by: { $0.key < $1.key }) {
            for id in ids(bytes) where !known.contains(id) && isMinted(id) && names[id] == nil {
                names[id] = Array("new-\(names.count + 1)".utf8)
            }
        }
        return data.mapValues { masked($0, names) }
    }

    private static func ids(_ bytes: [UInt8]) -> [[UInt8]] {
        let start = Array("Id: ".utf8)
        return bytes.split(separator: UInt8(ascii: "\n")).filter { $0.starts(with: start) }
            .map { Array($0.dropFirst(start.count)) }
    }

    /// Whether an Id is a random one; one that is made of a name is the same in every run.
    private static func isMinted(_ id: [UInt8]) -> Bool {
        id.count >= 8 && !id.contains(UInt8(ascii: "-")) && id.contains { (0x30...0x39).contains($0) }
    }

    private static func masked(_ bytes: [UInt8], _ names: [[UInt8]: [UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !result.isEmpty || line.startIndex > 0 { result.append(UInt8(ascii: "\n")) }
            result += masked(line: line, names)
        }
        return result
    }

    private static func masked(line: ArraySlice<UInt8>, _ names: [[UInt8]: [UInt8]]) -> [UInt8] {
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        let value = line[colon...].dropFirst(2)
        if isMoment(value) { return line[..<colon] + Array(": the moment".utf8) }
        guard !names.isEmpty else { return Array(line) }
        var result: [UInt8] = []
        var word: [UInt8] = []
        for byte in line + [0x20] {
            if isWord(byte) {
                word.append(byte)
            } else {
                result += (names[word] ?? word) + [byte]
                word = []
            }
        }
        return result.dropLast()
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
    }

    /// Whether this is `2026-11-21T16:20:00` and an offset.
    private static func isMoment(_ value: ArraySlice<UInt8>) -> Bool {
        let form = Array("0000-00-00T00:00:00".utf8)
        guard value.count >= form.count else { return false }
        return zip(value, form).allSatisfy { $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1 }
    }
}

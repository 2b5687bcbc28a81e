/// The name of an object of a history: what git calls it, SHA-1 as lower-case hexadecimal digits.
package struct ObjectID: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package var description: String { text }

    /// Nil for a text that is no such name.
    package init?(_ text: some StringProtocol) {
        let isDigit = { (byte: UInt8) in
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
        }
        guard text.utf8.count == 40, text.utf8.allSatisfy(isDigit) else { return nil }
        self.text = String(text)
    }

    /// The name of a file's contents, as `git hash-object` gives it.
    package init(contents: [UInt8]) {
        var hash = SHA1()
        hash.add(Array("blob \(contents.count)\0".utf8).span)
        hash.add(contents.span)
        text = hash.hexadecimal()
    }
}

/// SHA-1 (FIPS 180-4 §6.1): for the names that git gives to contents, not for secrets.
struct SHA1 {
    private var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
        0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0
    )
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    mutating func add(_ bytes: Span<UInt8>) {
        count += UInt64(bytes.count)
        var start = 0
        if !rest.isEmpty {
            while rest.count < 64, start < bytes.count {
                rest.append(bytes[start])
                start += 1
            }
            guard rest.count == 64 else { return }
            let block = rest
            rest = []
            block.withUnsafeBufferPointer { take($0, at: 0) }
        }
        bytes.withUnsafeBufferPointer { buffer in
            while start + 64 <= buffer.count {
                take(buffer, at: start)
                start += 64
            }
        }
        while start < bytes.count {
            rest.append(bytes[start])
            start += 1
        }
    }

    mutating func hexadecimal() -> String {
        let bits = count * 8
        var end: [UInt8] = [0x80]
        while (rest.count + end.count) % 64 != 56 { end.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            end.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        add(end.span)
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for word in [state.0, state.1, state.2, state.3, state.4] {
            for shift in stride(from: 28, through: 0, by: -4) { text.append(digits[Int(word >> UInt32(shift) & 15)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { words in
            for index in 0..<16 {
                let place = start + index * 4
                words[index] =
                    UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
                    | UInt32(bytes[place + 3])
            }
            for index in 16..<80 {
                let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
                words[index] = word << 1 | word >> 31
            }
            var (a, b, c, d, e) = state
            for index in 0..<80 {
                let (function, constant): (UInt32, UInt32) =
                    switch index {
                    case ..<20: ((b & c) | (~b & d), 0x5A82_7999)
                    case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
                    case ..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
                    default: (b ^ c ^ d, 0xCA62_C1D6)
                    }
                let next = (a << 5 | a >> 27) &+ function &+ e &+ constant &+ words[index]
                (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
            }
            state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e)
        }
    }
}

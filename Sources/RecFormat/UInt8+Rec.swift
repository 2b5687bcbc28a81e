extension UInt8 {
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09
    static let colon: UInt8 = 0x3A
    static let plus: UInt8 = 0x2B
    static let hash: UInt8 = 0x23
    static let percent: UInt8 = 0x25
    static let backslash: UInt8 = 0x5C

    /// A space or a tab, the only blanks rec knows.
    var isBlank: Bool { self == .space || self == .tab }

    var startsFieldName: Bool {
        let lower = self | 0x20
        return (lower >= 0x61 && lower <= 0x7A) || self == .percent
    }

    var continuesFieldName: Bool {
        let lower = self | 0x20
        return (lower >= 0x61 && lower <= 0x7A) || (self >= 0x30 && self <= 0x39) || self == 0x5F
    }
}

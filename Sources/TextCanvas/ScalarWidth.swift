import CWideCharacters
import Glibc

/// How many columns the C library gives a scalar, which is what ncursesw obeys: 0, 1 or 2, or -1 for one it cannot show.
func columns(of scalar: UInt32) -> Int {
    switch scalar {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: return 1
    case 0x300..<0x370: return 0
    // Hyphens, dashes, quotes, dots, then box drawing and blocks: what screens themselves draw with.
    case 0x2010..<0x2028, 0x2030..<0x205F, 0x2500..<0x25A0: return 1
    // Cyrillic; then kana, ideographs and Hangul, which fill whole screens where they are used at all.
    case 0x400..<0x483, 0x48A..<0x530: return 1
    case 0x3041..<0x3097, 0x30A1..<0x30FB, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return 2
    default: return UTF8Locale.width(of: scalar)
    }
}

/// The C library's UTF-8 character tables, whatever locale the process has, so that layout never depends on it.
private enum UTF8Locale {
    /// The address of a `locale_t`, nought where the system has no UTF-8 locale at all; a pointer is not `Sendable`.
    static let address: Int = {
        for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] {
            if let locale = newlocale(1 << LC_CTYPE, name, nil) { return Int(bitPattern: locale) }
        }
        return 0
    }()

    static func width(of scalar: UInt32) -> Int {
        guard let locale = locale_t(bitPattern: address) else { return -1 }
        let previous = uselocale(locale)
        defer { _ = uselocale(previous) }
        return Int(wcwidth(wchar_t(bitPattern: scalar)))
    }
}

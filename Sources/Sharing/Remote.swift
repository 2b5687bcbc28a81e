/// A place to share through: a folder, or a repository on another computer.
package struct Remote: Hashable, Sendable {
    package let address: String

    /// Checks an address. What git would take for an option or run as a program is refused, and so is what sends personal
    /// data unprotected.
    package init(_ address: String) throws(SharingError) {
        func refuse(_ why: String) -> SharingError { .badRemote(address, why: why) }
        let bytes = Array(address.utf8)
        guard !bytes.isEmpty else { throw refuse("it is empty; name a folder or an address") }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw refuse("it holds control characters; write it anew")
        }
        guard bytes[0] != UInt8(ascii: "-") else { throw refuse("it begins with a hyphen; write the folder in full") }
        guard !address.contains("::") else { throw refuse("it names a helper program; use ssh, https or a folder") }
        self.address = address
        guard bytes[0] != UInt8(ascii: "/") else { return }
        if let scheme = Self.scheme(address) {
            guard ["ssh", "https", "file", "git+ssh", "ssh+git"].contains(scheme.name) else {
                throw refuse("\(scheme.name) does not protect what is sent; use ssh or https")
            }
            guard scheme.rest.utf8.first != UInt8(ascii: "-") else { throw refuse("its computer begins with a hyphen") }
            guard !Self.holdsPassword(scheme.rest) else {
                throw refuse("it holds a password, which would lie open in the folder; let git ask for it or use ssh")
            }
        } else {
            // As scp writes it: user@computer:path.
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
                !bytes[..<colon].contains(UInt8(ascii: "/"))
            else { throw refuse("write a folder from / on, or an address as user@computer:path or https://…") }
            let host = bytes[..<colon].split(separator: UInt8(ascii: "@")).last
            guard host?.first != UInt8(ascii: "-") else { throw refuse("its computer begins with a hyphen") }
        }
    }

    private static func scheme(_ address: String) -> (name: String, rest: Substring)? {
        guard let end = address.firstRange(of: "://") else { return nil }
        return (address[..<end.lowerBound].lowercased(), address[end.upperBound...])
    }

    private static func holdsPassword(_ rest: Substring) -> Bool {
        let authority = rest.prefix { $0 != "/" }
        guard let at = authority.lastIndex(of: "@") else { return false }
        return authority[..<at].contains(":")
    }
}

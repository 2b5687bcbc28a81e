extension Day {
    /// The day written `YYYY-MM-DD`; allocates nothing.
    package init?(iso bytes: Span<UInt8>) {
        var reader = ISOReader(bytes)
        guard let day = reader.date(in: bytes), reader.isAtEnd else { return nil }
        self = day
    }

    /// The day written `YYYY-MM-DD`.
    package init?(iso text: some StringProtocol) {
        let text = String(text)
        self.init(iso: text.utf8.span)
    }

    /// `YYYY-MM-DD`.
    package var iso: String {
        var bytes: [UInt8] = []
        appendISO(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `YYYY-MM-DD`.
    package func appendISO(to bytes: inout [UInt8]) {
        let date = civil
        appendPadded(date.year, width: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendPadded(date.month, width: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendPadded(date.day, width: 2, to: &bytes)
    }
}

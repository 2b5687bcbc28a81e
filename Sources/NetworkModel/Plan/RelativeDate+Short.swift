extension RelativeDate {
    /// The date written as `T`, `T-90d` or `T+1w`, straight from the bytes; nil for every other form, be it one or not.
    init?(short bytes: Span<UInt8>) {
        guard bytes.count != 1, bytes.count <= 8 else {
            guard bytes.count == 1, bytes[0] == UInt8(ascii: "T") else { return nil }
            self.init(.period(Period(0, .day)))
            return
        }
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "T") else { return nil }
        let isBefore = bytes[1] == UInt8(ascii: "-")
        guard isBefore || bytes[1] == UInt8(ascii: "+"),
            let period = Period(bytes.extracting(2..<bytes.count))
        else { return nil }
        self.init(.period(Period(isBefore ? -period.count : period.count, period.unit)))
    }
}

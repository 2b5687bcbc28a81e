import NetworkModel
import Testing

@Suite("Hours of work")
struct HoursTests {
    @Test(
        "are plain numbers with a fraction at most, of which there are not too many",
        arguments: [
            ("6", 6), ("1.5", 1.5), ("0", 0), (".5", 0.5), ("1000000", 1_000_000), ("1000001", nil), ("", nil),
            (".", nil),
            ("1e308", nil), ("inf", nil), ("nan", nil), ("-2", nil), ("0x10", nil), ("1,5", nil), ("1.2.3", nil),
            ("0.00000000000000001", nil), (" 1", nil),
        ] as [(String, Double?)])
    func reading(text: String, hours: Double?) { #expect(Hours.read(text) == hours) }

    @Test(
        "what people type becomes what a file states",
        arguments: [
            ("10", "10"), ("1.5", "1.5"), ("10h", "10"), ("10 h", "10"), ("1h30", "1.5"), ("90 min", "1.5"),
            ("20 minutes", "0.33"), ("many", nil), ("", nil), ("10 h a week", nil), ("-2h", nil),
        ] as [(String, String?)])
    func typed(text: String, stated: String?) { #expect(Hours.typed(text) == stated) }
}

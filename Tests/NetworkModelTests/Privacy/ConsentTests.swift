import NetworkModel
import TestSupport
import Testing

@Suite("Consent")
struct ConsentTests {
    @Test("what is agreed holds until it is taken back")
    func given() {
        for text in ["agreed by mail 2026-11-02", "asked, 2026-05-09, in person", "yes", "legitimate interest"] {
            #expect(Consent(text)?.isGiven == true, "\(text)")
        }
        for text in ["withdrawn by phone 2026-11-20", "No", "opted out 2026-01-01", "Refused (2026-02-03)"] {
            #expect(Consent(text)?.isGiven == false, "\(text)")
        }
        #expect(Consent("") == nil && Consent(" – ") == nil)
    }

    @Test("the day is the first that it names")
    func day() {
        #expect(Consent("agreed by mail 2026-11-02, again 2026-12-01")?.day == Day(iso: "2026-11-02"))
        #expect(Consent("Refused (2026-02-03)")?.day == Day(iso: "2026-02-03"))
        #expect(Consent("agreed")?.day == nil)
    }

    @Test("a filter finds those without one, but for the team")
    func filter() throws {
        let network = Network([
            .person: """
            Id: a
            Name: Ana
            Consent: agreed 2026-01-02

            Id: b
            Name: Ben
            Consent: withdrawn 2026-03-04

            Id: c
            Name: Cem

            Id: d
            Name: Dora
            Team: yes
            """
        ])
        #expect(network.all(Person.self).filter { !$0.hasConsented }.map(\.name) == ["Ben", "Cem"])
        #expect(network.all(Person.self).filter(\.hasRefused).map(\.name) == ["Ben"])
    }
}

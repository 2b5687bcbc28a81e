import NetworkModel
import TestSupport
import Testing

@Suite("Consent")
struct ConsentTests {
    @Test(
        "what is agreed, and what is a basis in other words, is a consent",
        arguments: [
            "agreed by mail 2026-11-02", "agreed by mail, no phone", "agreed when asked 2026-03-01", "yes",
            "Yes 2026-11-02",
            "ja", "oui", "newsletter form 2025-03-01", "legitimate interest", "asked 2026-10-01, agreed 2026-11-02",
            "asked for the newsletter 2026-01-05", "no objection 2026-02-01", "agreed until withdrawn",
            "pending since 2026-10-01; agreed by phone 2026-11-02", "legitimate interest, 2025-02-01, asked by mail",
        ])
    func given(_ text: String) {
        #expect(Consent(text)?.standing == .given)
    }

    @Test(
        "what is only asked or not clear is no consent yet, and no refusal",
        arguments: [
            "asked, no answer yet", "asked 2026-11-01", "asked, 2026-05-09, in person", "Ana asked her 2026-11-01",
            "maybe",
            "pending", "no answer", "unclear", "not yet", "has not agreed yet", "not asked", "to be asked", "maybe yes",
            "yes?", "asked for consent 2026-11-01", "waiting for her yes", "newsletter form, not confirmed",
            "still open",
        ])
    func open(_ text: String) {
        #expect(Consent(text)?.standing == .open)
    }

    @Test(
        "what refuses or takes back counts wherever it stands",
        arguments: [
            "took it back by phone 2026-11-20", "withdrawn by phone 2026-11-20", "withdrew 2026-11-20", "No",
            "no 2026-11-03",
            "none", "opted out 2026-01-01", "opt-out", "Refused (2026-02-03)", "declined", "revoked", "unsubscribed",
            "does not want mails", "doesn’t want mails", "not wanted", "removed 2026-11-03", "stop", "asked to stop",
            "asked us to take her off the list", "asked us not to write", "agreed 2025-01-02, took it back 2026-11-20",
            "withdrawn 2026-11-20 (agreed 2025-01-02)", "asked 2026-11-01: no", "asked, said no 2026-11-01",
            "wants no mails", "agreed, but not by mail", "did not agree",
        ])
    func refused(_ text: String) {
        #expect(Consent(text)?.standing == .refused)
    }

    @Test("what says nothing is no consent of any kind")
    func nothing() {
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
            Consent: took it back by phone 2026-03-04

            Id: c
            Name: Cem

            Id: d
            Name: Dora
            Team: yes

            Id: e
            Name: Eva
            Consent: asked, no answer yet
            """
        ])
        #expect(network.all(Person.self).filter { !$0.hasConsented }.map(\.name) == ["Ben", "Cem", "Eva"])
        #expect(network.all(Person.self).filter(\.hasRefused).map(\.name) == ["Ben"])
    }
}

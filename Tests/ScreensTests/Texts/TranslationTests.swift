import CustomDump
import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing

struct TranslationTests {
    @Test("a file of texts changes the screens, their plurals and their dates")
    func german() {
        let file = """
            Plural: one, other

            Key: today.count
            Text: {n} Sache will dich|{n} Sachen wollen dich

            Key: date.saturday
            Text: sa

            Key: general.partners
            Text: Partner

            """
        let translation = Translation(Array(file.utf8))
        expectNoDifference(translation.problems, [])
        #expect(translation.missing.count == TextRegistry.english.count - 3)
        var story = Story(.small)
        story.state.texts = translation.texts
        #expect(story.screen[0].contains("2 Partner ") && story.screen[0].contains("sa 21 nov"))
        #expect(story.screen.contains { $0.contains("Sachen wollen dich") || $0.contains("Sache will dich") })
    }

    @Test("what cannot be taken over is told with its line, and the English stays")
    func problems() {
        let file = """
            Plural: many

            Key: general.undone
            Text: Zurück

            Key: general.tooday
            Text: Heute

            Key: general.keep
            Text: halten {what}

            Key: general.goBack
            Text: zurück

            Key: general.goBack
            Text: heim

            not a field

            """
        let translation = Translation(Array(file.utf8))
        expectNoDifference(
            translation.problems.map { "\($0.line): \($0)" },
            [
                "1: Plural knows “none”, “one, other”, “zero or one, other”, “one, few, many”, not “many”",
                "3: general.undone lacks {what}; the English text stays until it is there",
                "6: there is no text general.tooday; did you mean general.today?",
                "9: general.keep has {what}, which nothing fills in; the English text stays",
                "15: general.goBack has a text already; delete one",
                "18: this is no field; begin each line with Key: or Text:, further lines of a text with +",
            ])
        #expect(translation.texts[GeneralText.keep] == "keep")
        #expect(translation.texts[GeneralText.goBack] == "zurück")
    }

    @Test("what is printed to begin with can be read back, and says what the English says")
    func template() {
        let translation = Translation(Translation.template())
        expectNoDifference(translation.problems, [])
        expectNoDifference(translation.missing, [])
        for (key, text) in TextRegistry.english { #expect(translation.texts.translation[key] == text) }
        let part = Translation(Translation.template(["general.keep"]))
        #expect(Array(part.texts.translation.keys) == ["general.keep"])
    }

    @Test("any bytes are read without a trap", arguments: 0..<4)
    func anyBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = Translation.template()
        for _ in 0..<200 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let translation = Translation(bytes)
        #expect(translation.texts.translation.count + translation.missing.count == TextRegistry.english.count)
    }
}

import Interchange
import NetworkModel

/// The user's own templates: filled in, or refused with a word.
enum TemplateFuzzing {
    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let session = FuzzNetwork.network.session("s1") else { throw BrokenProperty("the session is not there") }
        let content = MinutesContent(session, in: FuzzNetwork.network.outgoing, clock: FuzzNetwork.clock)
        let text: String
        do throws(MinutesTemplate.Problem) {
            text = try MinutesTemplate.markdown.render(content, own: bytes.text)
        } catch {
            return try hold(!error.description.isEmpty, "an error without words")
        }
        try hold(text.utf8.last == 0x0A, "the minutes do not end in a line end")
    }
}

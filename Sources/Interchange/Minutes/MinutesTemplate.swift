import Mustache

/// The texts that minutes and letters are made from: Mustache templates, of which users may put their own in the place.
package enum MinutesTemplate: String, CaseIterable, Sendable {
    case markdown = "minutes.md"
    case plain = "minutes.txt"
    case letter = "letter.txt"
    case reminder = "reminder.txt"

    /// The file in the workspace that takes its place: `templates/minutes.md.mustache`.
    package var path: String { "templates/\(rawValue).mustache" }

    /// Why a user's template cannot be used.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// Fills a template in; `own` is the user's text of it.
    package func render(_ content: MinutesContent, own: String? = nil) throws(Problem) -> String {
        try render(content.values(escaping: self == .markdown), own: own)
    }

    func render(_ values: TemplateValues, own: String?) throws(Problem) -> String {
        // Minutes are no HTML: names keep their ampersands.
        let pragma = "{{% CONTENT_TYPE:TEXT}}"
        if let own, let problem = TemplateLimits.problem(of: own, with: values) {
            throw Problem(description: "\(path) \(problem)")
        }
        let template: MustacheTemplate
        do {
            template = try MustacheTemplate(string: pragma + (own ?? text))
        } catch {
            throw Problem(description: "\(path) cannot be read as a Mustache template: \(error)")
        }
        return Self.tidied(template.render(values))
    }

    /// Without blanks at line ends, and never more than one empty line.
    private static func tidied(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = line
            while line.last == " " { line.removeLast() }
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The template as it is shipped.
    package var text: String {
        switch self {
        case .markdown: Self.markdownText
        case .plain: Self.plainText
        case .letter: Self.letterText
        case .reminder: Self.reminderText
        }
    }
}

import TextCanvas

/// Text that is pasted into a log line: its lines become one.
enum PastedLines {
    /// The lines with blanks between them. The `>` that mails quote with go, and further ones below the first line lose
    /// their meaning, so that what somebody wrote becomes nobody's task.
    static func joined(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        guard lines.count > 1 else { return text }
        let isQuoted = lines.dropFirst().contains { $0.utf8.first == UInt8(ascii: ">") }
        return lines.enumerated().map { index, line in
            if index == 0, !isQuoted { return line }
            let unquoted = String(line.drop { $0 == ">" || $0.isWhitespace })
            return index == 0
                ? unquoted : unquoted.split(separator: " ").map { $0 == ">" ? "›" : $0 }.joined(separator: " ")
        }.joined(separator: " ")
    }
}

import TextCanvas

/// What several versions of a text say from where they begin to differ, in as many lines each as there is room for.
struct VersionExcerpts {
    private(set) var lines: [[String]] = []
    /// Whether there is more of any of them.
    private(set) var areCut = false

    init(_ versions: [ConflictWords.Version], width: Int, height: Int) {
        let texts = versions.map { $0.lines.joined(separator: "\n") }
        let start = Self.start(of: zip(versions, texts).filter { !$0.0.isNothing }.map { Array($0.1) }, width: width)
        for (version, text) in zip(versions, texts) {
            let rest = version.isNothing || start == 0 ? text : "…" + text.dropFirst(start)
            let wrapped = TextLayout.wrap(rest, to: width)
            let room = max(1, height)
            if wrapped.count > room {
                areCut = true
                lines.append(wrapped.prefix(room - 1) + [TextLayout.truncate(wrapped[room - 1] + " …", to: width)])
            } else {
                lines.append(wrapped)
            }
        }
        areCut = areCut || start > 0
    }

    /// Where the first of them differs from the others, and a word or two before; the beginning where that is as near.
    private static func start(of texts: [[Character]], width: Int) -> Int {
        guard let first = texts.first, texts.count > 1 else { return 0 }
        var common = 0
        while common < first.count, texts.allSatisfy({ common < $0.count && $0[common] == first[common] }) {
            common += 1
        }
        guard common > width else { return 0 }
        let near = first[..<(common - context)].lastIndex { $0.isWhitespace }
        return near.map { $0 + 1 } ?? common - context
    }

    /// So many characters before the difference tell where it is.
    private static let context = 6
}

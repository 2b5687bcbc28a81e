package import Testing
package import TextCanvas

/// Expects a canvas to show these lines; a difference is printed line by line.
///
/// Blanks at the ends of lines and empty lines at the end do not count.
package func expectScreen(
    _ canvas: Canvas, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let shown = trimmed(canvas.lines())
    let wanted = trimmed(expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    guard shown != wanted else { return }
    var difference: [String] = []
    for row in 0..<max(shown.count, wanted.count) {
        let (left, right) = (row < wanted.count ? wanted[row] : nil, row < shown.count ? shown[row] : nil)
        if left == right {
            difference.append("  \(left ?? "")")
        } else {
            if let left { difference.append("- \(left)") }
            if let right { difference.append("+ \(right)") }
        }
    }
    Issue.record("the screen differs:\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

private func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { line in
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }
    while lines.last == "" { lines.removeLast() }
    return lines
}

import TextCanvas

/// Entries of one or more lines each, one below the other: which of them is under the cursor, and what is seen of them.
///
/// An entry that is taller than the viewport is scrolled through before the cursor goes on to the next.
struct EntryList: Sendable {
    /// The entry under the cursor; 0 where there is none.
    private(set) var cursor = 0
    /// The first visible line.
    private(set) var top = 0
    /// The lines of each entry, as of the last time that the viewport was set.
    private var entries: [Range<Int>] = []
    private var height = 1
    /// Of what and for which viewport the lines were counted, and of which entry as the one under the cursor.
    private var counted: (contents: Int, viewport: Size, under: Int)?
    /// Whether the entry under the cursor is to be seen from its beginning.
    private var showsBeginning = false

    var count: Int { entries.count }

    /// Takes the entries as they are now, in a viewport of that size; `lines` says how many an entry has. It is asked that
    /// of all only where `contents`, a number that changes with what the entries say, or the viewport is another than before,
    /// else of those alone that the cursor left and came to: there may be thousands.
    mutating func settle(
        _ count: Int, of contents: Int, in viewport: Size, lines: (_ entry: Int, _ isUnder: Bool) -> Int
    ) {
        // What was seen first stays so although the entries above it may have other heights now.
        let first = entries.firstIndex { $0.contains(top) }
        let offset = first.map { top - entries[$0].lowerBound } ?? 0
        cursor = min(max(0, cursor), max(0, count - 1))
        height = max(1, viewport.height)
        let isSame = counted.map { $0.contents == contents && $0.viewport == viewport } ?? false
        let known = isSame && entries.count == count ? counted?.under : nil
        var end = 0
        entries = (0..<count).map { entry in
            let start = end
            let isKnown = known.map { entry != $0 && entry != cursor } ?? false
            end += isKnown ? entries[entry].count : max(1, lines(entry, entry == cursor))
            return start..<end
        }
        counted = (contents, viewport, cursor)
        if let first, entries.indices.contains(first) {
            top = entries[first].lowerBound + min(offset, entries[first].count - 1)
        }
        if showsBeginning, current.count > self.height { top = current.lowerBound }
        showsBeginning = false
        // Of an entry that is taller as much as there is room for, of any other the whole.
        let bounds = [current.lowerBound, current.upperBound - self.height].sorted()
        top = min(max(top, bounds[0]), bounds[1])
        // Where there is room again, what was above comes back.
        top = max(0, min(top, end - self.height))
    }

    /// The lines of the entry under the cursor.
    private var current: Range<Int> { entries.indices.contains(cursor) ? entries[cursor] : 0..<0 }

    /// Whether there are lines below those that are seen.
    var goesOn: Bool { (entries.last?.upperBound ?? 0) > top + height }

    /// The entries of which something is seen, each with its place below the first visible line.
    var visible: [(entry: Int, y: Int)] {
        entries.indices.filter { entries[$0].overlaps(top..<top + height) }.map { ($0, entries[$0].lowerBound - top) }
    }

    // MARK: Moving

    /// Goes to an entry, the nearest there is once the viewport is set.
    mutating func go(to entry: Int) { cursor = max(0, entry) }

    /// Has the entry under the cursor seen from its beginning.
    mutating func showBeginning() { showsBeginning = true }

    /// Goes a line on where the entry under the cursor goes on beyond what is seen, or else to the next one.
    mutating func step(_ direction: Int) {
        guard goesOn(direction) else { return go(to: cursor + direction) }
        top += direction
    }

    /// Goes a screenful less one line on, first within the entry under the cursor.
    mutating func page(_ direction: Int) {
        let lines = max(1, height - 1)
        if goesOn(direction) {
            top = min(max(top + direction * lines, current.lowerBound), current.upperBound - height)
        } else {
            let line = current.lowerBound + direction * lines
            let found = entries.lastIndex { $0.lowerBound <= line } ?? 0
            top += direction * lines
            go(to: direction > 0 ? max(cursor + 1, found) : min(cursor - 1, found))
        }
    }

    private func goesOn(_ direction: Int) -> Bool {
        direction > 0 ? current.upperBound > top + height : current.lowerBound < top
    }
}

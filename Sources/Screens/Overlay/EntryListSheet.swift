import TextCanvas

/// A sheet of entries of several lines, one of which is under the cursor.
protocol EntryListSheet: Sheet {
    var list: EntryList { get set }
    /// The lines of an entry; `isUnder` where the cursor is on it, which may open it.
    func lines(of entry: Int, isUnder: Bool, _ state: State) -> [[Run]]
}

extension EntryListSheet {
    /// The keys that move the cursor, and scroll what is taller than the screen.
    static func moves<Table: TextTable>(
        _ word: Table, _ help: Table, _ endHelp: Table, _ state: State
    ) -> [SheetKey<Self>] {
        [
            move(["j", .down, .control("n")], word, help, state, shown: true) { $0.step(1) },
            move(["k", .up, .control("p")], word, help, state) { $0.step(-1) },
            move([Key(" "), .pageDown, .control("f")], word, help, state) { $0.page(1) },
            move([.pageUp, .control("b")], word, help, state) { $0.page(-1) },
            move(["g", .home], word, endHelp, state) { $0.go(to: 0) },
            move(["G", .end], word, endHelp, state) { $0.go(to: .max) },
        ]
    }

    private static func move<Table: TextTable>(
        _ keys: [Key], _ word: Table, _ help: Table, _ state: State, shown: Bool = false,
        _ move: @escaping @Sendable (inout EntryList) -> Void
    ) -> SheetKey<Self> {
        SheetKey(keys, word, help, state, shown: shown) { sheet, _ in
            move(&sheet.list)
            return .stays
        }
    }

    /// Brings the list into agreement with so many entries and the size of the terminal; `contents` changes with what they
    /// say.
    mutating func settleList(_ count: Int, of contents: Int, _ state: State) {
        let sheet = self
        list.settle(count, of: contents, in: Self.parts(state).entries.size) { entry, isUnder in
            sheet.lines(of: entry, isUnder: isUnder, state).count
        }
    }

    /// The title's line, and below it the entries, apart from it where there is room for that.
    static func parts(_ state: State) -> (title: Rect, entries: Rect) {
        let body = Frame(state.size).body.inset(x: 1)
        return (body.row(0), body.splitTop(body.height < 12 ? 1 : 2).rest)
    }

    /// Writes the title, which gives way to how many entries there are, and which of them the cursor is on.
    func drawTitle(_ title: [Run], _ state: State, on canvas: inout Canvas, in row: Rect) {
        var place = ""
        if list.count > 0 {
            let values: KeyValuePairs = ["shown": "\(list.cursor + 1)", "total": "\(list.count)"]
            place = (list.goesOn ? " ↓ " : "   ") + state.texts(GeneralText.countOf, values)
        }
        let (right, left) = row.splitRight(min(row.width / 2, TextLayout.width(of: place)))
        canvas.write(title, at: left.origin, maxWidth: left.width)
        canvas.write(place, in: right, .dim)
    }

    /// Draws what is seen of the entries; the marker stands at the first line of the one under the cursor, or at all.
    func drawEntries(_ state: State, markingAll: Bool = false, on canvas: inout Canvas, in area: Rect) {
        for (entry, start) in list.visible {
            let isUnder = entry == list.cursor
            for (offset, line) in lines(of: entry, isUnder: isUnder, state).enumerated() {
                let y = start + offset
                guard (0..<area.height).contains(y) else { continue }
                let row = area.row(y)
                let isMarked = isUnder && (offset == 0 || markingAll)
                if isMarked { canvas.setSurface(.selected, in: row) }
                canvas.write(line, at: row.origin, maxWidth: row.width)
                if isMarked { canvas.write("▌", at: row.origin, .marker) }
            }
        }
    }
}

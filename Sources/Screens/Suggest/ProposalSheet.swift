import TextCanvas

/// A sheet of proposals in rows: one is under the cursor, and as many are shown as there is room for.
protocol ProposalSheet: Sheet {
    var cursor: Int { get set }
    /// The first row that is shown.
    var top: Int { get set }
    var rowCount: Int { get }
}

extension ProposalSheet {
    /// The keys that move the cursor.
    static func moves(_ state: State) -> [SheetKey<Self>] {
        [
            go(["j", .down, .control("n")], .downHelp, state) { $0.cursor += 1 },
            go(["k", .up, .control("p")], .upHelp, state) { $0.cursor = max(0, $0.cursor - 1) },
            go([.pageDown, .control("f")], .downHelp, state) { $0.cursor += 10 },
            go([.pageUp, .control("b")], .upHelp, state) { $0.cursor = max(0, $0.cursor - 10) },
            go(["g", .home], .firstHelp, state) { $0.cursor = 0 },
            go(["G", .end], .lastHelp, state) { $0.cursor = .max },
        ]
    }

    private static func go(
        _ keys: [Key], _ help: SuggestText, _ state: State, _ move: @escaping @Sendable (inout Self) -> Void
    ) -> SheetKey<Self> {
        SheetKey(keys, SuggestText.move, help, state, shown: false) { sheet, state in
            move(&sheet)
            sheet.settle(state)
            return .stays
        }
    }

    /// Keeps the cursor on a row, and that row among those that are shown.
    mutating func keepCursor(_ state: State) {
        cursor = min(max(0, cursor), max(0, rowCount - 1))
        let height = ProposalTable.height(state.size)
        // Where there is room again, what was above comes back.
        top = min(max(top, cursor - height + 1), cursor, max(0, rowCount - height))
    }
}

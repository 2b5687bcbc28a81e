import NetworkModel
import TextCanvas

/// How the matrix of leads is laid out: a table, or a list with a line for each place where it is narrow.
struct LeadsLayout {
    private let matrix: LeadMatrix
    private let state: State
    private let isNarrow: Bool
    private let width: Int

    init(_ matrix: LeadMatrix, _ state: State) {
        self.matrix = matrix
        self.state = state
        isNarrow = Self.isNarrow(state.size)
        width = max(0, state.size.width - 2)
    }

    /// Below this width a table would say nothing.
    static func isNarrow(_ size: Size) -> Bool { size.width < 60 }

    // MARK: Measures

    /// Title and headings above, what is under the cursor below.
    private var linesAbove: Int { isNarrow ? 1 : 2 }
    var bodyHeight: Int { max(1, Frame(state.size).body.height - linesAbove - 1) }

    /// A heading before the first region and before the first delegation, where there are both.
    private var headings: [Int] {
        guard let first = matrix.targets.firstIndex(where: \.isDelegation) else { return [] }
        return first == 0 ? [0] : [0, first]
    }

    /// The line of a place, counted from the first heading.
    func line(_ row: Int, _ column: Int) -> Int {
        let above = headings.count { $0 <= row }
        return isNarrow ? row * (matrix.columnCount + 1) + column + 1 + above : row + above
    }

    var lineCount: Int {
        guard !matrix.targets.isEmpty else { return 0 }
        return line(matrix.targets.count - 1, isNarrow ? matrix.columnCount - 1 : 0) + 1
    }

    private var targetWidth: Int {
        let names = matrix.targets.map {
            TextLayout.width(of: $0.name) + ($0.stance.map { TextLayout.width(of: $0) + 3 } ?? 0)
        }
        return min(max(10, (names.max() ?? 0) + 1), max(10, width * 30 / 100))
    }

    private var columnWidth: Int {
        let room = width - 2 - targetWidth
        let even = room / max(1, matrix.columnCount)
        return min(max(12, even), 26)
    }

    /// How many theme columns fit beside the one for all themes.
    var columnsShown: Int { max(1, (width - 2 - targetWidth) / columnWidth - 1) }

    // MARK: Drawing

    func draw(_ sheet: LeadsOverlay, on canvas: inout Canvas, in area: Rect) {
        drawTitle(on: &canvas, in: area.row(0))
        guard !matrix.targets.isEmpty else {
            for (row, line) in TextLayout.wrap(state.texts[LeadsText.empty], to: max(1, area.width)).enumerated() {
                canvas.write(line, in: area.row(row + 2), .dim)
            }
            return
        }
        let (body, below) = area.splitTop(linesAbove).rest.splitTop(bodyHeight)
        if isNarrow {
            drawList(sheet, on: &canvas, in: body)
        } else {
            drawHeadings(sheet, on: &canvas, in: area.row(1))
            drawTable(sheet, on: &canvas, in: body)
        }
        drawPlace(sheet, on: &canvas, in: below.row(0))
    }

    private func drawTitle(on canvas: inout Canvas, in row: Rect) {
        let title = state.texts(LeadsText.title, ["event": state.network.title(of: matrix.event, .event)])
        let values: KeyValuePairs = ["holes": String(matrix.holes), "total": String(matrix.total)]
        let count = matrix.total == 0 ? "" : state.texts(matrix.holes == 0 ? LeadsText.full : .holes, values)
        let (right, left) = row.splitRight(min(row.width * 3 / 4, TextLayout.width(of: count)))
        canvas.write(count, in: right, matrix.holes == 0 ? .good : .due)
        canvas.write(title, in: left.splitRight(2).rest, .title)
    }

    /// The columns that show: that of all themes, then a stretch of the others.
    private func columns(_ sheet: LeadsOverlay) -> [Int] {
        [0] + (1..<max(1, matrix.columnCount)).dropFirst(sheet.left).prefix(columnsShown)
    }

    private func cell(_ index: Int, in row: Rect) -> Rect {
        row.splitLeft(2 + targetWidth + index * columnWidth).rest.splitLeft(columnWidth).left
    }

    private func drawHeadings(_ sheet: LeadsOverlay, on canvas: inout Canvas, in row: Rect) {
        let shown = columns(sheet)
        for (index, column) in shown.enumerated() {
            let style: Style = column == sheet.column ? .accent : .columnHeading
            let name = matrix.theme(column) ?? state.texts[LeadsText.allThemes]
            canvas.write(name, in: cell(index, in: row).splitRight(1).rest, style)
        }
        if (shown.last ?? 0) < matrix.columnCount - 1 { canvas.write("›", in: row.splitRight(1).right, .accent) }
        if sheet.left > 0 { canvas.write("‹", at: cell(1, in: row).origin.moved(x: -1), .accent) }
    }

    private func drawTable(_ sheet: LeadsOverlay, on canvas: inout Canvas, in area: Rect) {
        for (row, target) in matrix.targets.enumerated() {
            let y = line(row, 0) - sheet.top
            drawHeading(before: row, at: y - 1, on: &canvas, in: area)
            guard area.row(y).height > 0 else { continue }
            let line = area.row(y)
            if row == sheet.row { canvas.write("▌", at: line.origin, .marker) }
            let name = line.splitLeft(2).rest.splitLeft(targetWidth - 1).left
            let used = canvas.write(
                target.name, at: name.origin, row == sheet.row ? Style(.selected) : .text, maxWidth: name.width)
            if let stance = target.stance {
                canvas.write(" (\(stance))", in: name.splitLeft(used).rest, Self.style(of: stance))
            }
            for (index, column) in columns(sheet).enumerated() {
                let cell = cell(index, in: line)
                if row == sheet.row, column == sheet.column {
                    canvas.setSurface(.selected, in: cell.splitRight(1).rest)
                }
                canvas.write([content(row, column)], at: cell.origin, maxWidth: max(0, cell.width - 1))
            }
        }
    }

    private func drawHeading(before row: Int, at y: Int, on canvas: inout Canvas, in area: Rect) {
        guard headings.contains(row), area.row(y).height > 0 else { return }
        let text: LeadsText = matrix.targets[row].isDelegation ? .delegations : .regions
        canvas.write(state.texts[text], in: area.row(y), .heading)
    }

    private func drawList(_ sheet: LeadsOverlay, on canvas: inout Canvas, in area: Rect) {
        let themeWidth = min(16, max(8, area.width * 40 / 100))
        for (row, target) in matrix.targets.enumerated() {
            let title = line(row, 0) - 1 - sheet.top
            drawHeading(before: row, at: title - 1, on: &canvas, in: area)
            if area.row(title).height > 0 {
                let stance = target.stance.map { [Run(" (\($0))", Self.style(of: $0))] } ?? []
                canvas.write([Run(target.name, .label)] + stance, at: area.row(title).origin, maxWidth: area.width)
            }
            for column in 0..<matrix.columnCount {
                let place = area.row(line(row, column) - sheet.top)
                guard place.height > 0 else { continue }
                let isHere = row == sheet.row && column == sheet.column
                if isHere {
                    canvas.setSurface(.selected, in: place)
                    canvas.write("▌", at: place.origin, .marker)
                }
                let (label, rest) = place.splitLeft(2).rest.splitLeft(themeWidth)
                canvas.write(
                    matrix.theme(column) ?? state.texts[LeadsText.allThemes], in: label.splitRight(1).rest, .dim)
                canvas.write([content(row, column)], at: rest.origin, maxWidth: rest.width)
            }
        }
    }

    /// What a place says: names, a gap with its sign, or that it is covered with all themes.
    private func content(_ row: Int, _ column: Int) -> Run {
        let cell = matrix[row, column]
        if !cell.people.isEmpty { return Run(names(cell.people)) }
        if matrix.isHole(row, column) { return Run("○ " + state.texts[LeadsText.nobody], .late) }
        return column == 0 ? Run("·", .dim) : Run("(\(names(cell.covering)))", .dim)
    }

    private func names(_ ids: [RecordID]) -> String { ids.map(state.personName).joined(separator: ", ") }

    /// What stands under the cursor, in full.
    private func drawPlace(_ sheet: LeadsOverlay, on canvas: inout Canvas, in row: Rect) {
        let cell = matrix[sheet.row, sheet.column]
        let who =
            !cell.people.isEmpty
            ? names(cell.people)
            : cell.covering.isEmpty
                ? state.texts[LeadsText.nobody] : state.texts(LeadsText.coveredBy, ["names": names(cell.covering)])
        canvas.write([Run(sheet.place(state) + "  ", .label), Run(who)], at: row.origin, maxWidth: row.width)
    }

    private static func style(of stance: String) -> Style {
        switch stance {
        case "with us", "leaning": .good
        case "against", "leaning against": .late
        default: .dim
        }
    }
}

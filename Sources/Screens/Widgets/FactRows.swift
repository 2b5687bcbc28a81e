import TextCanvas

/// The facts of a card: labels in a column, and beside each its value in as many lines as it needs.
enum FactRows {
    /// What has no value is left out; the column is as wide as all the labels need, so that it stands still from one
    /// record to the next.
    static func lines(_ rows: [(label: String, value: String?)], width: Int) -> [[Run]] {
        let labelWidth = 2 + min(24, rows.map { TextLayout.width(of: $0.label) }.max() ?? 0)
        return rows.flatMap { label, value -> [[Run]] in
            guard let value, !value.isEmpty else { return [] }
            return TextLayout.wrap(value, to: max(8, width - labelWidth)).enumerated().map { index, line in
                [Run(TextLayout.pad(index == 0 ? label : "", to: labelWidth), .label), Run(line)]
            }
        }
    }

    /// The same with labels from a screen's table of texts.
    static func lines<Table: TextTable>(_ rows: [(Table, String?)], _ state: State, width: Int) -> [[Run]] {
        lines(rows.map { (label: state.texts[$0.0], value: $0.1) }, width: width)
    }

    /// Several values as one, nil where there is none.
    static func joined(_ values: [String], by separator: String = ", ") -> String? {
        values.isEmpty ? nil : values.joined(separator: separator)
    }

    /// A record's own words below its facts, wrapped.
    static func notes(_ text: String?, width: Int) -> [[Run]] {
        guard let text, !text.isEmpty else { return [] }
        return TextLayout.wrap(text, to: max(8, width)).map { [Run($0)] }
    }
}

import NetworkModel
import RecFormat

/// Which column of a table goes where.
package struct ColumnMapping: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package let header: String
        /// Nil where the column is left out.
        package let target: ColumnTarget?
    }

    /// Why a mapping that was asked for cannot be had.
    package enum Problem: Error, Hashable, Sendable {
        /// `--map` without a `=`.
        case noEqualsSign(String)
        case noSuchHeader(String, headers: [String])
        case noSuchField(String)
        /// Two columns go to a field that takes one.
        case sameTarget(ColumnTarget, String, String)
        /// No column names the partner or a person.
        case noName(headers: [String])
    }

    package let columns: [Column]

    /// Guesses from the headers; what was asked for (`Header=Field`, or `Header=-` to leave it out) goes first.
    package init(headers: [String], asked: [String] = []) throws(Problem) {
        let headers = headers.map(Self.trimmed)
        var targets = [ColumnTarget?](repeating: nil, count: headers.count)
        var isAsked = [Bool](repeating: false, count: headers.count)
        for text in asked {
            let (column, target) = try Self.read(text, headers)
            targets[column] = target
            isAsked[column] = true
        }
        Self.guess(&targets, isAsked, headers)
        columns = zip(headers, targets).map { Column(header: $0, target: $1) }
        try checkTargets()
        guard has(.partner(.name)) || has(.person(.name)) || has(.givenName) || has(.familyName) else {
            throw .noName(headers: headers)
        }
    }

    package func has(_ target: ColumnTarget) -> Bool { columns.contains { $0.target == target } }

    /// The headers of the columns that go nowhere.
    package var leftOut: [String] { columns.filter { $0.target == nil }.map(\.header) }

    private static func read(_ text: String, _ headers: [String]) throws(Problem) -> (Int, ColumnTarget?) {
        guard let equals = text.utf8.lastIndex(of: UInt8(ascii: "=")) else { throw .noEqualsSign(text) }
        let header = trimmed(String(text[..<equals]))
        let word = trimmed(String(text[text.utf8.index(after: equals)...]))
        let column =
            headers.firstIndex { $0.hasSameBytes(as: header) }
            ?? headers.firstIndex { HeaderVocabulary.key($0) == HeaderVocabulary.key(header) }
        guard let column else { throw .noSuchHeader(header, headers: headers) }
        if word.hasSameBytes(as: "-") { return (column, nil) }
        guard let target = ColumnTarget(word: word) else { throw .noSuchField(word) }
        return (column, target)
    }

    private static func guess(_ targets: inout [ColumnTarget?], _ isAsked: [Bool], _ headers: [String]) {
        let keys = headers.map(HeaderVocabulary.key)
        var taken = Set(targets.compactMap(\.self))
        func put(_ target: ColumnTarget, at column: Int) {
            if taken.insert(target).inserted || target.takesMany { targets[column] = target }
        }
        for column in keys.indices where !isAsked[column] {
            if let target = HeaderVocabulary.target(of: keys[column]) { put(target, at: column) }
        }
        let open = keys.indices.filter { targets[$0] == nil && !isAsked[$0] }
        for column in open {
            if taken.contains(.givenName), HeaderVocabulary.familyNames.contains(keys[column]) {
                put(.familyName, at: column)
            } else if taken.contains(.familyName), HeaderVocabulary.givenNames.contains(keys[column]) {
                put(.givenName, at: column)
            } else if HeaderVocabulary.ambiguousNames.contains(keys[column]) {
                put(taken.contains(.partner(.name)) ? .person(.name) : .partner(.name), at: column)
            }
        }
        // A table of one column needs no header that is known.
        if headers.count == 1, targets[0] == nil, !isAsked[0] { targets[0] = .partner(.name) }
    }

    private func checkTargets() throws(Problem) {
        var headers: [ColumnTarget: String] = [:]
        for column in columns {
            guard let target = column.target, !target.takesMany else { continue }
            if let other = headers.updateValue(column.header, forKey: target) {
                throw .sameTarget(target, other, column.header)
            }
        }
    }

    private static func trimmed(_ text: String) -> String { CellText.line(text) }
}

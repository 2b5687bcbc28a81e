/// Reads a typed filter.
struct FilterReader {
    private let bytes: [UInt8]
    private let kind: Kind
    private let today: Day
    private var offset = 0
    private var terms: [FilterTerm] = []
    private var problems: [FilterProblem] = []

    init(_ source: String, kind: Kind, today: Day) {
        bytes = Array(source.utf8)
        self.kind = kind
        self.today = today
    }

    mutating func read() -> (terms: [FilterTerm], problems: [FilterProblem]) {
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: " ") {
                offset += 1
            } else {
                readTerm()
            }
        }
        return (terms, problems)
    }

    private mutating func readTerm() {
        let start = offset
        var isDenied =
            bytes[offset] == UInt8(ascii: "-") && offset + 1 < bytes.count
            && bytes[offset + 1] != UInt8(ascii: " ")
        if isDenied { offset += 1 }
        var name = readName()
        var values = readValues()
        if name?.lowercased() == "no" {
            isDenied.toggle()
            name = "has"
        }
        if name != nil, values == ["none"] {
            isDenied.toggle()
            values = ["any"]
        }
        guard let condition = condition(name: name, values: values, range: start..<offset) else { return }
        terms.append(FilterTerm(isDenied: isDenied, condition: condition))
    }

    /// The word before a colon that begins a term, consumed with its colon; nil where the term has none.
    private mutating func readName() -> String? {
        var end = offset
        while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
        guard end > offset, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
        let name = String(decoding: bytes[offset..<end], as: UTF8.self)
        offset = end + 1
        return name
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// The values up to the next blank, parted at commas; quotes hold blanks and commas together.
    private mutating func readValues() -> [String] {
        var values: [String] = []
        var value: [UInt8] = []
        var quote: Int?
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                quote = quote == nil ? offset : nil
            } else if quote == nil, byte == UInt8(ascii: " ") {
                break
            } else if quote == nil, byte == UInt8(ascii: ",") {
                values.append(String(decoding: value, as: UTF8.self))
                value = []
            } else {
                value.append(byte)
            }
            offset += 1
        }
        if let quote { problems.append(FilterProblem(range: quote..<offset, what: .openQuote)) }
        values.append(String(decoding: value, as: UTF8.self))
        return values.filter { !$0.isEmpty }
    }

    private mutating func condition(name: String?, values: [String], range: Range<Int>) -> FilterTerm.Condition? {
        guard let name else { return bareCondition(values) }
        switch name.lowercased() {
        case "has": return presence(of: values.first ?? "", range: range)
        case "tag": return values.isEmpty ? nil : .tag(values.map { Self.tagPattern($0) })
        default: break
        }
        guard let field = FilterField.named(name, of: kind) else {
            let what = FilterProblem.What.unknownField(name, nearest: nearestField(to: name))
            problems.append(FilterProblem(range: range, what: what))
            return nil
        }
        // Nothing after the colon yet: the person is still typing.
        guard let first = values.first else { return nil }
        if values.count == 1, first == "any" { return .present(field) }
        return condition(on: field, values, range: range)
    }

    private func bareCondition(_ values: [String]) -> FilterTerm.Condition? {
        guard let first = values.first else { return nil }
        if first.utf8.first == UInt8(ascii: "#"), first.utf8.count > 1 {
            return .tag(values.map { Self.tagPattern($0) })
        }
        if first.utf8.first == UInt8(ascii: "@"), first.utf8.count > 1, !FilterField.holders(of: kind).isEmpty {
            return .text(.derived(.holder), [BytePattern(String(first.dropFirst()))])
        }
        return .word(BytePattern(values.joined(separator: ",")))
    }

    private mutating func presence(of name: String, range: Range<Int>) -> FilterTerm.Condition? {
        guard !name.isEmpty else { return nil }
        if let field = FilterField.named(name, of: kind) { return .present(field) }
        problems.append(FilterProblem(range: range, what: .unknownField(name, nearest: nearestField(to: name))))
        return nil
    }

    private static func tagPattern(_ value: String) -> BytePattern {
        BytePattern(value.utf8.first == UInt8(ascii: "#") ? String(value.dropFirst()) : value)
    }

    private mutating func condition(
        on field: FilterField, _ values: [String], range: Range<Int>
    ) -> FilterTerm.Condition? {
        switch valueType(of: field) {
        case .state:
            return .states(
                values.compactMap { value in
                    if let state = FilterState(rawValue: value.lowercased()) { return state }
                    problems.append(FilterProblem(range: range, what: .unknownState(value)))
                    return nil
                })
        case .day:
            let reader = FilterDayReader(today: today, direction: field.direction)
            return .days(
                field,
                values.compactMap { value in
                    if let days = reader.range(value) { return days }
                    problems.append(FilterProblem(range: range, what: .noDay(value)))
                    return nil
                })
        case .number:
            return .numbers(
                field,
                values.compactMap { value in
                    if let numbers = Self.numbers(value) { return numbers }
                    problems.append(FilterProblem(range: range, what: .noNumber(value)))
                    return nil
                })
        case .text:
            return .text(field, values.map { BytePattern($0) })
        }
    }

    private enum ValueType { case state, day, number, text }

    private func valueType(of field: FilterField) -> ValueType {
        switch field {
        case .derived(.is): return .state
        case .derived(.last), .derived(.next): return .day
        case .derived(.open): return .number
        case .derived(.holder), .derived(.import): return .text
        case .own(let own):
            switch Schema[kind].spec(of: own)?.type {
            case .day, .moment, .relativeDay: return .day
            case .number, .hours: return .number
            default: return .text
            }
        }
    }

    /// `3`, `>2`, `<=5`, `10..30`.
    private static func numbers(_ text: String) -> ClosedRange<Double>? {
        let (comparison, rest) = FilterComparison.split(text)
        if comparison == .equal, let range = rest.firstRange(of: "..") {
            guard let low = Double(rest[..<range.lowerBound]), let high = Double(rest[range.upperBound...]) else {
                return nil
            }
            return low <= high ? low...high : nil
        }
        guard let number = Double(rest), number.isFinite else { return nil }
        switch comparison {
        case .equal: return number...number
        case .less: return -Double.infinity...number.nextDown
        case .atMost: return -Double.infinity...number
        case .more: return number.nextUp...Double.infinity
        case .atLeast: return number...Double.infinity
        }
    }

    private func nearestField(to name: String) -> String? {
        let typed = Array(name.lowercased().utf8)
        let limit = max(1, typed.count / 3)
        let near = FilterField.fields(of: kind).compactMap { field in
            EditDistance.between(typed, Array(field.name.utf8), atMost: limit).map { (name: field.name, slips: $0) }
        }
        return near.min { $0.slips < $1.slips }?.name
    }
}

/// How a value is compared, from the sign before it.
enum FilterComparison {
    case equal, less, atMost, more, atLeast

    static func split(_ text: String) -> (FilterComparison, Substring) {
        if text.hasPrefix("<=") { return (.atMost, text.dropFirst(2)) }
        if text.hasPrefix(">=") { return (.atLeast, text.dropFirst(2)) }
        if text.hasPrefix("<") { return (.less, text.dropFirst()) }
        if text.hasPrefix(">") { return (.more, text.dropFirst()) }
        return (.equal, text[...])
    }
}

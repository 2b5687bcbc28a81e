/// What keeps a template that somebody put into the folder from taking the program down or for ever: how long it is, how
/// deep its sections stand in each other, and how often all that is in them would be written.
struct TemplateLimits {
    /// No template of minutes has a tenth of this.
    private static let longest = 64 << 10
    private static let deepest = 48
    private static let mostWritten = 500_000

    private let bytes: [UInt8]
    /// How many elements a list of that name has at most, wherever it is.
    private var counts: [String: Int] = [:]
    private var longestList = 1
    private var position = 0
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)

    private init(_ template: String, _ values: TemplateValues) {
        bytes = Array(template.utf8)
        count(values)
    }

    /// Why a template is not filled in with these values; nil where it is.
    static func problem(of template: String, with values: TemplateValues) -> String? {
        var limits = TemplateLimits(template, values)
        guard limits.bytes.count <= longest else { return "is longer than \(longest >> 10) kB; make it shorter" }
        return limits.problem()
    }

    private mutating func problem() -> String? {
        // How often what stands at this place is written, and the same for each section around it.
        var times = [1]
        var written = 0
        while let tag = nextTag() {
            written += times.last ?? 1
            guard written <= Self.mostWritten else {
                return "would fill in more than \(Self.mostWritten) tags; put fewer sections into each other"
            }
            switch tag.first {
            case UInt8(ascii: "#"):
                let (count, overflows) = (times.last ?? 1).multipliedReportingOverflow(by: count(of: tag.dropFirst()))
                times.append(overflows ? .max / 2 : min(count, .max / 2))
            case UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: "$"): times.append(times.last ?? 1)
            case UInt8(ascii: "/"): if times.count > 1 { times.removeLast() }
            default: break
            }
            guard times.count <= Self.deepest else {
                return "has more than \(Self.deepest) sections in each other; put fewer into each other"
            }
        }
        return nil
    }

    /// What stands between the next two delimiters, without blanks around it.
    private mutating func nextTag() -> ArraySlice<UInt8>? {
        guard let start = find(opening, from: position), let end = find(closing, from: start + opening.count) else {
            return nil
        }
        position = end + closing.count
        let tag = bytes[start + opening.count..<end].trimmed
        if tag.first == UInt8(ascii: "=") { setDelimiters(tag) }
        return tag
    }

    /// `{{=<% %>=}}`
    private mutating func setDelimiters(_ tag: ArraySlice<UInt8>) {
        let words = tag.filter { $0 != UInt8(ascii: "=") }.split { $0 <= 0x20 }
        guard words.count == 2 else { return }
        (opening, closing) = (Array(words[0]), Array(words[1]))
    }

    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first, start < bytes.count else { return nil }
        return (start..<bytes.count).first { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
    }

    // MARK: Lists

    private mutating func count(_ values: TemplateValues) {
        for (name, value) in values {
            if let inner = value as? TemplateValues { count(inner) }
            guard let list = value as? [TemplateValues] else { continue }
            counts[name] = max(counts[name] ?? 1, list.count)
            longestList = max(longestList, list.count)
            for element in list { count(element) }
        }
    }

    /// How often a section of that name is written at most: `tasks`, `reversed(tasks)`, or whatever list there is.
    private func count(of tag: ArraySlice<UInt8>) -> Int {
        let name = tag.trimmed
        let isPlain =
            !name.isEmpty && name.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ".") }
        guard isPlain else { return longestList }
        return counts[String(decoding: name, as: UTF8.self)] ?? 1
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmed: ArraySlice<UInt8> {
        var slice = drop { $0 <= 0x20 }
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        return slice
    }
}

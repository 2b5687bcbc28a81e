/// Collects diagnostics while the slots of a file go by.
struct RecSurvey {
    private(set) var diagnostics: [RecDiagnostic] = []
    /// The number of the line at which the next slot begins.
    private var line = 1
    private var hasSeenCarriageReturn = false

    /// Looks at what precedes the first slot.
    mutating func readLead(_ bytes: Span<UInt8>) {
        if bytes.startsWithByteOrderMark { report(.byteOrderMark, at: 1) }
        readBytes(bytes)
        line += bytes.newlineCount
    }

    /// Looks at the bytes of the next slot.
    mutating func read(_ bytes: Span<UInt8>, of entry: RecSlot) {
        let before = diagnostics.count
        if entry.kind == .unreadable {
            readLines(bytes.extracting(0..<Int(entry.bodyCount)), firstLine: line)
        } else if entry.holdsUnreadableLines {
            readRecord(bytes.extracting(0..<Int(entry.bodyCount)))
        }
        readBytes(bytes)
        if diagnostics.count > before + 1 { diagnostics[before...].sort { $0.line < $1.line } }
        line += bytes.newlineCount
    }

    /// Looks at how the file ends; `bytes` are those of its last slot.
    mutating func readEnd(_ bytes: Span<UInt8>) {
        guard bytes.count > 0, bytes[bytes.count - 1] != .newline else { return }
        report(bytes[bytes.count - 1] == .backslash ? .tornContinuation : .missingFinalNewline, at: line)
    }

    /// Adds a line to the last diagnostic if it is about the line before and says the same.
    private mutating func report(_ what: RecDiagnostic.What, at line: Int) {
        if let last = diagnostics.last, last.what == what, last.line + last.lineCount == line {
            diagnostics[diagnostics.count - 1].lineCount += 1
        } else {
            diagnostics.append(RecDiagnostic(line: line, lineCount: 1, what: what))
        }
    }

    private mutating func readRecord(_ bytes: Span<UInt8>) {
        var scan = RecFieldScan(from: 0)
        var position = 0
        var number = line
        while scan.advance(bytes) {
            readLines(bytes.extracting(position..<scan.start), firstLine: number)
            number += bytes.extracting(position..<scan.next).newlineCount
            position = scan.next
        }
        readLines(bytes.extracting(position..<bytes.count), firstLine: number)
    }

    /// Reports the lines that are no comments.
    private mutating func readLines(_ bytes: Span<UInt8>, firstLine: Int) {
        var position = 0
        var number = firstLine
        while position < bytes.count {
            if RecLine.classify(bytes, at: position, insideRecord: true) == .unreadable {
                report(Self.reason(bytes, at: position), at: number)
            }
            position = RecLine.next(bytes, after: position)
            number += 1
        }
    }

    private static func reason(_ bytes: Span<UInt8>, at start: Int) -> RecDiagnostic.What {
        if RecLine.isConflictMarker(bytes, at: start) { return .conflictMarker }
        if bytes[start] == .plus { return .continuationWithoutField }
        guard bytes[start].isBlank else { return .notAField }
        return RecLine.classify(bytes, at: start, insideRecord: false) == .field ? .indentedField : .notAField
    }
}

extension RecSurvey {
    /// Reports bytes that other programs stumble over.
    private mutating func readBytes(_ bytes: Span<UInt8>) {
        var union: UInt8 = 0
        var hasNul = false
        var hasCarriageReturn = false
        for index in bytes.indices {
            let byte = bytes[index]
            union |= byte
            hasNul = byte == 0 || hasNul
            hasCarriageReturn = byte == .carriageReturn || hasCarriageReturn
        }
        if hasNul { reportLines(bytes, .nul) { $0.firstIndex(of: 0, from: $1) } }
        if union >= 0x80 { reportLines(bytes, .invalidUTF8) { $0.firstInvalidUTF8(from: $1) } }
        if hasCarriageReturn, !hasSeenCarriageReturn { readCarriageReturns(bytes) }
    }

    private mutating func reportLines(
        _ bytes: Span<UInt8>, _ what: RecDiagnostic.What, next: (Span<UInt8>, Int) -> Int?
    ) {
        var position = 0
        var number = line
        while position < bytes.count, let found = next(bytes, position) {
            number += bytes.extracting(position..<found).newlineCount
            report(what, at: number)
            position = RecLine.next(bytes, after: found)
            number += 1
        }
    }

    /// Reports the first line that a carriage return ends; where there is one, all are likely to.
    private mutating func readCarriageReturns(_ bytes: Span<UInt8>) {
        var position = 0
        while let found = bytes.firstIndex(of: .carriageReturn, from: position) {
            if found + 1 < bytes.count, bytes[found + 1] == .newline {
                hasSeenCarriageReturn = true
                report(.carriageReturn, at: line + bytes.extracting(0..<found).newlineCount)
                return
            }
            position = found + 1
        }
    }
}

extension Span<UInt8> {
    /// The offset of the first byte at or after `start` that is no part of UTF-8 text, or nil.
    fileprivate func firstInvalidUTF8(from start: Int) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: extracting(start..<count))
            return nil
        } catch {
            return start + error.byteOffsets.lowerBound
        }
    }
}

/// Something in a rec file that a reader should know of.
package struct RecDiagnostic: Hashable, Sendable {
    /// The first line it is about, from 1.
    package var line: Int
    /// How many lines it is about.
    package var lineCount: Int
    package var what: What

    package init(line: Int, lineCount: Int = 1, what: What) {
        self.line = line
        self.lineCount = lineCount
        self.what = what
    }

    package enum What: Hashable, Sendable {
        /// A line that is neither field, comment nor blank.
        case notAField
        /// A `+` line with no field before it to continue.
        case continuationWithoutField
        /// Blanks before a field inside a record.
        case indentedField
        /// A marker that git leaves where it could not merge.
        case conflictMarker
        /// Bytes that are not UTF-8; they show as U+FFFD.
        case invalidUTF8
        /// A NUL byte, at which other programs cut the value.
        case nul
        /// A byte order mark at the start of the file, which other rec programs refuse.
        case byteOrderMark
        /// Lines ended by CR LF, which other rec programs refuse.
        case carriageReturn
        /// The last line has no newline.
        case missingFinalNewline
        /// The file ends in a backslash, where a joined line should follow.
        case tornContinuation
    }
}

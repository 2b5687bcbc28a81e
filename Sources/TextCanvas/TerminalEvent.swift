/// What a terminal reports.
package enum TerminalEvent: Hashable, Sendable {
    case key(Key)
    /// Text pasted in one piece, as it came.
    case paste(String)
    case mouse(Mouse)
    /// The terminal now has this size.
    case resized(Size)
    /// The program is in the foreground again after it was stopped.
    case resumed
    /// The system asks the program to end.
    case signal(Signal)
    /// The terminal is gone: nothing more will ever be typed.
    case disconnected

    /// A signal that asks the program to end in an orderly way.
    package enum Signal: Hashable, Sendable {
        case terminate, hangUp, interrupt, quit
    }
}

/// A mouse button or wheel, and where.
package struct Mouse: Hashable, Sendable {
    /// What the mouse did.
    package enum Action: Hashable, Sendable {
        case press, release, doubleClick, wheelUp, wheelDown
        /// The pointer came to another cell while a button is held; terminals that cannot tell never report it.
        case drag
    }

    /// Which button; wheel turns have the middle one.
    package enum Button: Hashable, Sendable {
        case left, middle, right
    }

    package var action: Action
    package var button: Button
    package var at: Point

    package init(_ action: Action, _ button: Button = .left, at point: Point) {
        self.action = action
        self.button = button
        at = point
    }
}

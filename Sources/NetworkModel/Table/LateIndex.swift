import Synchronization

/// The index of a table by Id that is made when a record is first asked for, once for all copies of the table.
///
/// Nothing on the way to the first screen asks for a contact by its Id, and the log is as long as all else together.
final class LateIndex: Sendable {
    private let index = Mutex<IDIndex?>(nil)

    /// The index. Of several threads that ask for it first, one makes it and the others wait.
    func made(by make: () -> IDIndex) -> IDIndex {
        index.withLock { made in
            if let made { return made }
            let new = make()
            made = new
            return new
        }
    }
}

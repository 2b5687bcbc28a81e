import Glibc
package import TextCanvas

/// The themes that can be chosen: those in the program, and scheme files in a folder of the user's.
///
/// Only the scheme that is asked for is read; the user's own comes before a shipped one of the same name.
package struct ThemeLibrary: Sendable {
    /// The folder with the user's own schemes, or nil.
    private let folder: String?

    package static let standard = "harbour"

    package init(folder: String?) { self.folder = folder }

    /// The names of all themes, the shipped ones first.
    package var names: [String] {
        let own = userNames
        return Self.embedded.map(\.name).filter { !own.contains($0) } + own
    }

    /// Whether a theme is one of the user's own files.
    package func isOwn(_ name: String) -> Bool { userNames.contains(name) }

    /// Reads a theme by its name.
    package func scheme(_ name: String) throws(SchemeError) -> SchemeFile {
        if let folder, isOwn(name) {
            for ending in Self.endings {
                let path = "\(folder)/\(name)\(ending)"
                if access(path, F_OK) == 0 { return try SchemeFile(Self.read(path), file: path) }
            }
        }
        guard let embedded = Self.embedded.first(where: { $0.name == name }) else {
            throw SchemeError(file: name, line: nil, what: .unknown(names))
        }
        return try SchemeFile(embedded.bytes(), file: name)
    }

    /// The theme that is used where none was chosen, or where the chosen one cannot be read.
    package static var fallback: Theme {
        do throws(SchemeError) {
            return try ThemeLibrary(folder: nil).scheme(standard).theme
        } catch {
            preconditionFailure("the shipped scheme is read by a test: \(error)")
        }
    }

    private static let endings = [".yaml", ".yml"]

    private var userNames: [String] {
        guard let folder, let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var names: Set<String> = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let ending = Self.endings.first(where: { name.hasSuffix($0) }), !name.hasPrefix(".") else { continue }
            names.insert(String(name.dropLast(ending.count)))
        }
        return names.sorted()
    }

    private static func read(_ path: String) throws(SchemeError) -> [UInt8] {
        // Not blocking, so that a pipe in the folder cannot hold the program up.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count < 1 << 20 {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0 { throw failure(path) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private static func failure(_ path: String) -> SchemeError {
        SchemeError(file: path, line: nil, what: .cannotRead(String(cString: strerror(errno))))
    }

    private static let embedded: [(name: String, bytes: @Sendable () -> [UInt8])] = [
        ("harbour", { PackageResources.harbour_yaml }), ("slate", { PackageResources.slate_yaml }),
        ("meadow", { PackageResources.meadow_yaml }), ("ember", { PackageResources.ember_yaml }),
        ("okabe", { PackageResources.okabe_yaml }), ("beacon", { PackageResources.beacon_yaml }),
        ("paper", { PackageResources.paper_yaml }), ("dawn", { PackageResources.dawn_yaml }),
        ("okabe-light", { PackageResources.okabe_light_yaml }), ("chalk", { PackageResources.chalk_yaml }),
    ]
}

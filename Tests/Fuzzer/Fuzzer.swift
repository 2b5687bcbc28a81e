import Fuzzing
import Glibc

// libFuzzer has the `main` of this program and calls these (llvm.org/docs/LibFuzzer.html). Its arguments are its own,
// so what this program has to be told stands in the environment; `Tests/Fuzzing/fuzz` sets it.

/// The target that `FUZZ_TARGET` names.
private let target: FuzzTarget = {
    let name = environment("FUZZ_TARGET") ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
        fail("FUZZ_TARGET is '\(name)'; it must be one of: \(names)")
    }
    return target
}()

/// With `FUZZ_UNPACK` or `FUZZ_PACK` a corpus is put from its file into a folder or the other way round, and nothing
/// is fuzzed.
@_cdecl("LLVMFuzzerInitialize")
package func initialize(
    _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
    let file = environment("FUZZ_CORPUS") ?? ""
    if environment("FUZZ_LIST") != nil {
        print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
        exit(0)
    }
    if let folder = environment("FUZZ_UNPACK") {
        for (number, input) in FuzzCorpus(text: Files.bytes(file)).inputs.enumerated() {
            Files.write("\(folder)/kept-\(number)", input)
        }
        exit(0)
    }
    if let folder = environment("FUZZ_PACK") {
        Files.write(file, FuzzCorpus(Files.names(in: folder).map { Files.bytes("\(folder)/\($0)") }).text)
        exit(0)
    }
    _ = target
    return 0
}

/// Feeds the target one input; a property that does not hold ends the program, which libFuzzer takes for a finding.
@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do throws(BrokenProperty) {
        try target.check(bytes)
    } catch {
        complain("\(target.rawValue): \(error)")
        abort()
    }
    return 0
}

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

private func fail(_ message: String) -> Never {
    complain("fuzzer: \(message)")
    exit(2)
}

private func complain(_ message: String) {
    let line = Array("\(message)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, line, line.count)
}

private enum Files {
    static func bytes(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { fail("\(path) cannot be read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    static func write(_ path: String, _ bytes: [UInt8]) {
        guard let file = fopen(path, "w") else { fail("\(path) cannot be written") }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }

    static func names(in folder: String) -> [String] {
        guard let listing = opendir(folder) else { fail("\(folder) cannot be read") }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}

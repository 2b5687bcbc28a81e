import Glibc

/// The seeds of a property test: `count` of them, or as many times that as the environment's `TEST_ROUNDS` says.
func seeds(_ count: UInt64) -> Range<UInt64> {
    let rounds = getenv("TEST_ROUNDS").flatMap { UInt64(String(cString: $0)) } ?? 1
    return 0..<count * max(rounds, 1)
}

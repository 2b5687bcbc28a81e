/// What somebody who was asked to come to an event has answered.
package enum Reply: String, CaseIterable, Hashable, Sendable {
    /// Asked; the answer is awaited.
    case invited
    case accepted
    case declined
    /// Asked, perhaps again, and no answer is expected any more.
    case noAnswer = "no answer"
}

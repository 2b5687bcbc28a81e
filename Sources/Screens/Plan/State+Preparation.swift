package import NetworkModel

/// How all preparation stood when it was last worked out.
struct KnownPreparation: Sendable {
    let version: Int
    let preparation: Preparation
}

extension State {
    /// How the preparation of all events stands: what was worked out for this version and day, else worked out now.
    package var preparation: Preparation {
        if let known = knownPreparation, known.version == version, known.preparation.day == day {
            return known.preparation
        }
        return network.preparation(on: day)
    }

    /// Works it out where the network or the day has changed, so that drawing only looks it up.
    mutating func bringPreparationUpToDate() {
        if let known = knownPreparation, known.version == version, known.preparation.day == day { return }
        knownPreparation = KnownPreparation(version: version, preparation: network.preparation(on: day))
    }
}

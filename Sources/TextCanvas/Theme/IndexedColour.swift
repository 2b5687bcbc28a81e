/// The fixed part of the 256-colour palette of xterm: 16–231 a cube of six steps, 232–255 greys.
///
/// The first sixteen are left out: every terminal's user sets those as he likes.
package enum IndexedColour {
    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// What a terminal shows for an index of 16 or more.
    package static func colour(at index: UInt8) -> Colour {
        guard index < 232 else {
            let grey = 8 + 10 * (index - 232)
            return Colour(red: grey, green: grey, blue: grey)
        }
        let place = Int(index) - 16
        guard place >= 0 else { return .black }
        return Colour(red: steps[place / 36], green: steps[place / 6 % 6], blue: steps[place % 6])
    }

    private static let all = (UInt8(16)...255).map { (index: $0, colour: colour(at: $0)) }

    /// The index that looks most like a colour.
    package static func nearest(to colour: Colour) -> UInt8 {
        nearest(to: colour) { _ in true } ?? 16
    }

    /// The index that looks most like a colour among all but one.
    static func nearest(to colour: Colour, otherThan taken: UInt8) -> UInt8 {
        let taken = self.colour(at: taken)
        return nearest(to: colour) { $0 != taken } ?? 16
    }

    /// The index that looks most like a colour among those legible on a background; the most legible if none is.
    package static func nearest(to colour: Colour, on background: UInt8, contrast needed: Double) -> UInt8 {
        let behind = self.colour(at: background)
        let extreme: UInt8 = Colour.white.contrast(with: behind) > Colour.black.contrast(with: behind) ? 231 : 16
        return nearest(to: colour) { $0.contrast(with: behind) >= needed } ?? extreme
    }

    private static func nearest(to wanted: Colour, where isFit: (Colour) -> Bool) -> UInt8? {
        var best: (index: UInt8, distance: Int)?
        for (index, colour) in all {
            let distance = wanted.distance(to: colour)
            // Closeness first: it is much cheaper to judge than contrast.
            if let best, best.distance <= distance { continue }
            if isFit(colour) { best = (index, distance) }
        }
        return best?.index
    }
}

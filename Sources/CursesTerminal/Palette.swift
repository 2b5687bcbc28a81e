import CNcurses
import TextCanvas

/// Resolves roles on surfaces to the attributes and colour pairs of ncurses, each when it is first needed.
struct Palette {
    /// What ncurses draws a cell with.
    struct Resolved {
        var attributes: attr_t
        var pair: Int32
    }

    let depth: ColourDepth
    let theme: Theme
    private var resolved: [Resolved?]
    /// Pairs by foreground and background, so that roles of one colour share theirs.
    private var pairs: [UInt64: Int32] = [:]

    init(theme: Theme, depth: ColourDepth) {
        self.theme = theme
        self.depth = depth
        resolved = Array(repeating: nil, count: 8 * Role.allCases.count)
    }

    /// The attributes and pair of a cell.
    mutating func resolve(_ cell: Cell) -> Resolved {
        let place = Int(cell.role.rawValue) * 8 + Int(cell.surface.rawValue)
        let known = resolved[place] ?? resolve(cell.role, on: cell.surface)
        resolved[place] = known
        guard !cell.emphasis.isEmpty else { return known }
        return Resolved(attributes: known.attributes | attributes(cell.emphasis), pair: known.pair)
    }

    private mutating func resolve(_ role: Role, on surface: Surface) -> Resolved {
        let appearance = role.appearance
        guard depth != .monochrome else {
            // Reverse on reverse would be plain again; the row's own stays.
            let emphasis = appearance.withoutColour.union(surface.withoutColour)
            return Resolved(attributes: attributes(emphasis), pair: 0)
        }
        let emphasis = attributes(appearance.emphasis)
        switch depth {
        case .direct:
            let look = theme.look(role, on: surface)
            return Resolved(attributes: emphasis, pair: pair(direct(look.foreground), direct(look.background)))
        case .indexed:
            let look = theme.indexedLook(role, on: surface)
            return Resolved(attributes: emphasis, pair: pair(Int32(look.foreground), Int32(look.background)))
        default:
            let look = theme.basicLook(role, on: surface, hasBright: depth == .sixteen)
            return Resolved(attributes: emphasis, pair: pair(Int32(look.foreground), Int32(look.background)))
        }
    }

    private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
        if let pair = pairs[key] { return pair }
        let pair = Int32(pairs.count + 1)
        // A terminal with few pairs shows the rest in the page's own colours, the first pair made.
        guard pair < caucus_color_pairs(), init_extended_pair(pair, foreground, background) == OK else { return 1 }
        pairs[key] = pair
        return pair
    }

    /// The *-direct entries of terminfo take values below eight for the ANSI colours.
    private func direct(_ colour: Colour) -> Int32 {
        let value = Int32(colour.value)
        return value > 0 && value < 8 ? 8 : value
    }

    private func attributes(_ emphasis: Emphasis) -> attr_t {
        var attributes: attr_t = 0
        if emphasis.contains(.bold) { attributes |= caucus_bold() }
        // Where there are colours, dimming would take away the contrast that the theme makes sure of.
        if emphasis.contains(.dim), depth == .monochrome { attributes |= caucus_dim() }
        if emphasis.contains(.italic) { attributes |= caucus_italic() }
        if emphasis.contains(.underline) { attributes |= caucus_underline() }
        if emphasis.contains(.reverse) { attributes |= caucus_reverse() }
        return attributes
    }
}

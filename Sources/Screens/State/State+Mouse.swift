import TextCanvas

extension State {
    mutating func take(_ mouse: Mouse) -> [Effect] {
        let frame = Frame(size)
        if frame.header.contains(mouse.at), mouse.action == .press {
            // The tabs' places follow from texts and width, so the drawn line is asked.
            var canvas = Canvas(size: size)
            Header.draw(self, on: &canvas, in: frame.header)
            if let id = Header.screen(at: mouse.at, in: canvas) { open(id) }
            if Header.isProblem(at: mouse.at, in: canvas) { return present(ProblemsOverlay(self)) }
            return []
        }
        guard frame.body.contains(mouse.at) else { return [] }
        if let effects = module.take(mouse, in: frame.body, &self) { return effects }
        return takeInList(mouse)
    }

    private mutating func takeInList(_ mouse: Mouse) -> [Effect] {
        guard let list = module.list else { return [] }
        let frame = ListFrame(self)
        let isOverDetail = frame.detail?.contains(mouse.at) ?? false
        switch mouse.action {
        case .wheelUp, .wheelDown:
            let lines = mouse.action == .wheelUp ? -3 : 3
            if isOverDetail {
                self[keyPath: list].detailTop = max(0, self[keyPath: list].detailTop + lines)
            } else {
                self[keyPath: list].scroll(by: lines)
            }
        case .press, .doubleClick:
            guard frame.rows.contains(mouse.at) else { return [] }
            let line = self[keyPath: list].top + mouse.at.y - frame.rows.y
            guard case .row(let row)? = self[keyPath: list].line(at: line) else { return [] }
            self[keyPath: list].move(to: row)
            if mouse.action == .doubleClick, let open = CommandTable["list.open"] { return run(open) }
        case .release, .drag: break
        }
        return []
    }
}

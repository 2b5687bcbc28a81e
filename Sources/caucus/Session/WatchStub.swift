import NetworkModel
import WorkspaceStore
final class Watch: Sendable { func stop() {} }
enum Elsewhere: Sendable { case changed(Change), failed(StoreError) }
extension Store {
    func watch(_ tell: @escaping @Sendable (Elsewhere) -> Void) throws(StoreError) -> Watch {
        if workspace.folder.isEmpty { throw StoreError(.folderGone) }
        return Watch()
    }
}

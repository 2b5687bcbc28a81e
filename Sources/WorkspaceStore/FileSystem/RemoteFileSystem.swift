import CSystemCalls

/// File systems that lie on other computers, by the numbers of statfs(2) and `linux/magic.h`.
enum RemoteFileSystem {
    /// What the file system of a folder is called, where it is on another computer; nil where it is on this one or nobody
    /// knows.
    static func name(of folder: String) -> String? {
        names[caucus_file_system(folder)]
    }

    private static let names: [UInt32: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x0102_1997: "9P", 0x5346_414F: "AFS",
        0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x0116_1970: "GFS2",
        0x7461_636F: "OCFS2", 0x564C: "NCP", 0x6573_5546: "FUSE",
    ]
}

#pragma once

#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// glibc declares syncfs for GNU sources only, which Swift's importer is not.
long syscall(long number, ...);

/// Brings all of the file system of an open folder to its disk; -1 and errno where that fails.
static inline int sync_disk(int folder) { return (int)syscall(SYS_syncfs, folder); }

/// Stops the file system of an open folder at once, without writing its journal, as a power cut does; -1 and errno where
/// that fails. Of Linux's `FS_IOC_SHUTDOWN`, known to ext4 and XFS.
static inline int cut_power(int folder) {
    uint32_t without_log = 2;
    return ioctl(folder, _IOR('X', 125, uint32_t), &without_log);
}

/// Makes this process the parent of those whose own parent has gone, so that it can wait for them; -1 where that fails.
static inline int adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

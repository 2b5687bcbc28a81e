#pragma once

#include <sys/syscall.h>
#include <unistd.h>

// glibc declares renameat2 for GNU sources only, which Swift's importer is not.
long syscall(long number, ...);

/// Makes two files of a folder change their names in one step; -1 and errno where that fails.
static inline int caucus_exchange(const char *one, const char *other) {
    const int current_folder = -100, exchange = 1 << 1;
    return (int)syscall(SYS_renameat2, current_folder, one, current_folder, other, exchange);
}

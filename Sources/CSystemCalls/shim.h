#pragma once

#include <malloc.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

// glibc declares renameat2 for GNU sources only, which Swift's importer is not.
long syscall(long number, ...);

/// The number of the kind of file system that a path lies on; 0 where nobody knows.
static inline unsigned int caucus_file_system(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (unsigned int)status.f_type : 0;
}

/// Makes two files of a folder change their names in one step; -1 and errno where that fails.
static inline int caucus_exchange(const char *one, const char *other) {
    const int current_folder = -100, exchange = 1 << 1;
    return (int)syscall(SYS_renameat2, current_folder, one, current_folder, other, exchange);
}

/// Makes the one heap of the process grow by so many bytes at a time, and lists up to four megabytes part of it.
static inline void caucus_grow_heap_by(int bytes) {
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TOP_PAD, bytes);
    // A second heap for each thread would have small pages.
    mallopt(M_ARENA_MAX, 1);
}

/// Makes a pipe whose ends no other program inherits; -1 and errno where that fails.
static inline int caucus_pipe(int ends[2]) {
    const int close_on_exec = 02000000;
    return (int)syscall(SYS_pipe2, ends, close_on_exec);
}

/// The flag with which posix_spawn has a program lead a session of its own.
static const short caucus_spawn_in_own_session = 0x80;

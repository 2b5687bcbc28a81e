#pragma once

/// Has the processor fetch what lies at an address, and goes on at once: for looking many places up that are far apart.
static inline void caucus_prefetch(const void *address) {
    __builtin_prefetch(address);
}

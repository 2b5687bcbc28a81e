#pragma once
#include <wchar.h>

// <wchar.h> declares it only under _XOPEN_SOURCE, which the Glibc module is built without.
int wcwidth(wchar_t c);

#pragma once
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <string.h>
#include <term.h>

// What Swift does not import, because it is a variable or a macro with a cast, or may not touch from any thread.

static inline SCREEN *caucus_newterm(const char *type) { return newterm(type, stdout, stdin); }
static inline WINDOW *caucus_stdscr(void) { return stdscr; }
static inline int caucus_colors(void) { return COLORS; }
static inline int caucus_color_pairs(void) { return COLOR_PAIRS; }
/// Has the next update repaint every cell, as the screen may show anything.
static inline int caucus_forget_screen(void) { return clearok(curscr, TRUE); }
/// A capability's bytes from terminfo, or NULL where the terminal has none of that name.
static inline const char *caucus_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

static inline attr_t caucus_bold(void) { return WA_BOLD; }
static inline attr_t caucus_dim(void) { return WA_DIM; }
static inline attr_t caucus_italic(void) { return WA_ITALIC; }
static inline attr_t caucus_underline(void) { return WA_UNDERLINE; }
static inline attr_t caucus_reverse(void) { return WA_REVERSE; }

/// Fills one cell as setcchar() does, without its second look at each character.
static inline void caucus_set_cell(cchar_t *cell, attr_t attributes, int pair) {
    memset(cell, 0, sizeof *cell);
    cell->attr = attributes | (attr_t)COLOR_PAIR(pair > 255 ? 255 : pair);
    cell->ext_color = pair;
}
/// Sets one of a cell's scalars, the base at 0; ncurses has room for four more.
static inline void caucus_set_scalar(cchar_t *cell, int index, unsigned scalar) {
    if (index >= 0 && index < CCHARW_MAX) cell->chars[index] = (wchar_t)scalar;
}
static inline int caucus_set_background(int pair) {
    cchar_t blank;
    caucus_set_cell(&blank, 0, pair);
    blank.chars[0] = L' ';
    return wbkgrnd(stdscr, &blank);
}

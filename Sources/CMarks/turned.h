// Bytes that stand in columns, turned into rows: shuffles of vectors, which Swift has no words for.
#include <stdint.h>

typedef uint8_t chuan_eight __attribute__((vector_size(8)));
typedef uint8_t chuan_sixteen __attribute__((vector_size(16)));

static inline chuan_eight chuan_load_eight(const uint8_t *bytes) {
    chuan_eight eight;
    __builtin_memcpy(&eight, bytes, 8);
    return eight;
}

#define CHUAN_MIXED(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15)
#define CHUAN_LOWER(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define CHUAN_UPPER(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)

/// Turns eight columns of eight bytes into eight rows: byte `c` of `rows[r]` is `columns[c][r]`, the first byte the lowest.
static inline void chuan_turn_bytes(
    const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d, const uint8_t *e, const uint8_t *f,
    const uint8_t *g, const uint8_t *h, uint64_t *rows) {
    const chuan_sixteen ae = CHUAN_MIXED(chuan_load_eight(a), chuan_load_eight(e));
    const chuan_sixteen bf = CHUAN_MIXED(chuan_load_eight(b), chuan_load_eight(f));
    const chuan_sixteen cg = CHUAN_MIXED(chuan_load_eight(c), chuan_load_eight(g));
    const chuan_sixteen dh = CHUAN_MIXED(chuan_load_eight(d), chuan_load_eight(h));
    const chuan_sixteen first = CHUAN_LOWER(ae, cg), second = CHUAN_LOWER(bf, dh);
    const chuan_sixteen third = CHUAN_UPPER(ae, cg), fourth = CHUAN_UPPER(bf, dh);
    const chuan_sixteen pairs[4] = {
        CHUAN_LOWER(first, second), CHUAN_UPPER(first, second), CHUAN_LOWER(third, fourth), CHUAN_UPPER(third, fourth)};
    __builtin_memcpy(rows, pairs, sizeof pairs);
}

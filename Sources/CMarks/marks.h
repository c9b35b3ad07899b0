// Ends of cells by instructions that Swift has no names for. Where the processor has none of them, `CellIndex` finds the same
// in Swift.
#include <stdbool.h>
#include <stdint.h>

/// What was found in some bytes.
struct chuan_bytes {
    /// How many marks.
    int64_t count;
    /// Quotes and, where lines do not end in two bytes, carriage returns.
    bool hidden;
    /// Other bytes that are no printable characters of ASCII.
    bool strange;
};

#if defined(__x86_64__)
#include <immintrin.h>

static inline bool chuan_finds_marks(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

/// Writes the places of delimiters, line breaks and, if they are marks, carriage returns to `out`: at least `wanted` of them, or
/// those of all bytes from `start` to `last`. Up to 64 more are written, and up to 63 bytes behind `last` are read.
__attribute__((target("avx2,bmi,popcnt"))) static inline struct chuan_bytes chuan_find_marks(
    const uint8_t *base, int64_t start, int64_t last, int64_t wanted, uint8_t delimiter, uint8_t line_break,
    bool marks_returns, int32_t *out) {
    const __m256i delimiters = _mm256_set1_epi8((char)delimiter), breaks = _mm256_set1_epi8((char)line_break);
    const __m256i returns = _mm256_set1_epi8('\r'), quotes = _mm256_set1_epi8('"');
    // With this added, as signed numbers, printable characters come up to `end`.
    const __m256i shift = _mm256_set1_epi8(0x60), end = _mm256_set1_epi8(-34);
    const __m256i second = marks_returns ? returns : breaks, third = marks_returns ? quotes : returns;
    __m256i strange = _mm256_setzero_si256(), hidden = strange;
    int64_t count = 0;
    for (int64_t place = start; count < wanted && place <= last; place += 64) {
        uint64_t mask = 0;
        for (int part = 0; part < 2; part++) {
            const __m256i bytes = _mm256_loadu_si256((const __m256i *)(base + place + 32 * part));
            const __m256i marks = _mm256_or_si256(
                _mm256_cmpeq_epi8(bytes, delimiters),
                _mm256_or_si256(_mm256_cmpeq_epi8(bytes, breaks), _mm256_cmpeq_epi8(bytes, second)));
            const __m256i odd = _mm256_cmpgt_epi8(_mm256_add_epi8(bytes, shift), end);
            strange = _mm256_or_si256(strange, _mm256_andnot_si256(marks, odd));
            hidden = _mm256_or_si256(
                hidden, _mm256_andnot_si256(
                            marks, _mm256_or_si256(_mm256_cmpeq_epi8(bytes, quotes), _mm256_cmpeq_epi8(bytes, third))));
            mask |= (uint64_t)(uint32_t)_mm256_movemask_epi8(marks) << (32 * part);
        }
        int32_t *next = out + count;
        count += __builtin_popcountll(mask);
        // Most stretches have no more marks than these; what is written for nothing is written over.
        do {
            for (int number = 0; number < 12; number++) {
                next[number] = (int32_t)(place + (int64_t)_tzcnt_u64(mask));
                mask = _blsr_u64(mask);
            }
            next += 12;
        } while (mask != 0);
    }
    return (struct chuan_bytes){
        count, !_mm256_testz_si256(hidden, hidden), !_mm256_testz_si256(strange, strange)};
}
#else
static inline bool chuan_finds_marks(void) { return false; }

static inline struct chuan_bytes chuan_find_marks(
    const uint8_t *base, int64_t start, int64_t last, int64_t wanted, uint8_t delimiter, uint8_t line_break,
    bool marks_returns, int32_t *out) {
    return (struct chuan_bytes){0, true, true};
}
#endif

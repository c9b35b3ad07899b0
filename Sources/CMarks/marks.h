// Ends of cells, and numbers in them, by instructions that Swift has no names for. Where the processor has none of them,
// `CellIndex` and `CSVScanner` find the same in Swift.
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
#pragma clang loop unroll(full)
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
#pragma clang loop unroll(full)
            for (int number = 0; number < 9; number++) {
                next[number] = (int32_t)(place + (int64_t)_tzcnt_u64(mask));
                mask = _blsr_u64(mask);
            }
            next += 9;
        } while (mask != 0);
    }
    return (struct chuan_bytes){
        count, !_mm256_testz_si256(hidden, hidden), !_mm256_testz_si256(strange, strange)};
}

/// The eight bytes up to the end of a cell.
static inline int64_t chuan_last_bytes(const uint8_t *base, int32_t end) {
    int64_t bytes;
    __builtin_memcpy(&bytes, base + end - 7, 8);
    return bytes;
}

/// Reads the cells of one column in so many rows as whole numbers of up to seven digits, four rows at a time. `ends` is where
/// the first of them ends, `ends[-1]` where the cell before it does, and `stride` leads to the next row. An empty cell gives the
/// value 0 and the state `empty`.
///
/// Returns how many rows were read: up to the first four among which a cell holds something else or ends otherwise.
__attribute__((target("avx2,bmi,popcnt"))) static inline int64_t chuan_read_numbers(
    const uint8_t *base, const int32_t *ends, int64_t stride, int64_t rows, uint8_t terminator, int64_t *values,
    uint8_t *states, uint8_t empty) {
    const __m256i zeros = _mm256_set1_epi8('0'), nines = _mm256_set1_epi8(9), all = _mm256_set1_epi64x(-1);
    const __m256i tens = _mm256_set1_epi16(10 + (1 << 8)), hundreds = _mm256_set1_epi32(100 + (1 << 16));
    const __m256i thousands = _mm256_set1_epi64x(10000), terminators = _mm256_set1_epi64x(terminator);
    int64_t row = 0;
    for (; row + 4 <= rows; row += 4) {
        const int32_t *next = ends + row * stride;
        const __m128i stops = _mm_set_epi32(next[3 * stride], next[2 * stride], next[stride], next[0]);
        const __m128i starts =
            _mm_set_epi32(next[3 * stride - 1], next[2 * stride - 1], next[stride - 1], next[-1]);
        if (next[0] < 7) break;
        // Digits behind one another, the last in the highest byte but the terminator.
        const __m256i bytes = _mm256_set_epi64x(
            chuan_last_bytes(base, next[3 * stride]), chuan_last_bytes(base, next[2 * stride]),
            chuan_last_bytes(base, next[stride]), chuan_last_bytes(base, next[0]));
        // One more than there are digits.
        const __m128i counts = _mm_sub_epi32(stops, starts);
        const __m256i places = _mm256_cvtepi32_epi64(_mm_slli_epi32(counts, 3));
        // Of the digits shifted to the top, those that are the cell's.
        const __m256i mask = _mm256_sllv_epi64(all, _mm256_sub_epi64(_mm256_set1_epi64x(72), places));
        const __m256i digits =
            _mm256_and_si256(_mm256_xor_si256(_mm256_slli_epi64(bytes, 8), zeros), mask);
        const __m256i odd = _mm256_or_si256(
            _mm256_subs_epu8(digits, nines),
            _mm256_xor_si256(_mm256_srli_epi64(bytes, 56), terminators));
        const __m128i long_ones = _mm_cmpgt_epi32(counts, _mm_set1_epi32(8));
        if (!_mm256_testz_si256(odd, odd) || !_mm_testz_si128(long_ones, long_ones)) break;
        // Pairs of digits, then fours, then all of them.
        const __m256i fours = _mm256_madd_epi16(_mm256_maddubs_epi16(digits, tens), hundreds);
        const __m256i value =
            _mm256_add_epi64(_mm256_mul_epu32(fours, thousands), _mm256_srli_epi64(fours, 32));
        _mm256_storeu_si256((__m256i *)(values + row), value);
        int none = _mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(counts, _mm_set1_epi32(1))));
        for (; none != 0; none &= none - 1) states[row + __builtin_ctz(none)] = empty;
    }
    return row;
}
#else
static inline bool chuan_finds_marks(void) { return false; }

static inline struct chuan_bytes chuan_find_marks(
    const uint8_t *base, int64_t start, int64_t last, int64_t wanted, uint8_t delimiter, uint8_t line_break,
    bool marks_returns, int32_t *out) {
    return (struct chuan_bytes){0, true, true};
}

static inline int64_t chuan_read_numbers(
    const uint8_t *base, const int32_t *ends, int64_t stride, int64_t rows, uint8_t terminator, int64_t *values,
    uint8_t *states, uint8_t empty) {
    return 0;
}
#endif

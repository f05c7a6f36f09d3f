// Row and field boundaries of delimited text, found 64 bytes at a time.
//
// A quote opens a quoted field only at the start of a field, and closes it only before a
// delimiter, a line end or the end of the text; a doubled quote inside is one quote. Text after
// a closing quote makes the row malformed and the scan goes on outside quotes, so that one bad
// row never swallows its neighbours. Every function here follows that one rule.
//
// Every `base` must be readable for 64 bytes past `to`.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Positions of the bytes that matter in 64 bytes: bit i stands for byte i.
typedef struct {
  uint64_t delimiters;
  uint64_t newlines;
  uint64_t quotes;
} cdelim_masks;

/// What a scan met besides boundaries.
typedef struct {
  /// Boundaries written to `ends`.
  size_t end_count;
  /// Rows written to `row_ends`.
  size_t row_count;
  /// The position just past the last whole row.
  size_t consumed;
  /// Whether any byte is above 127.
  int has_high_bytes;
  /// Whether any byte is zero.
  int has_nul_bytes;
} cdelim_index;

/// Set in a `row_ends` entry whose row has text after a closing quote.
#define CDELIM_MALFORMED_ROW 0x80000000u

#if defined(__SSE2__)

static inline uint64_t cdelim_equal64(
    __m128i a, __m128i b, __m128i c, __m128i d, __m128i value) {
  uint64_t m0 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(a, value));
  uint64_t m1 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, value));
  uint64_t m2 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(c, value));
  uint64_t m3 = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(d, value));
  return m0 | (m1 << 16) | (m2 << 32) | (m3 << 48);
}

#define CDELIM_LOAD64(p)                                   \
  __m128i a = _mm_loadu_si128((const __m128i *)(p));       \
  __m128i b = _mm_loadu_si128((const __m128i *)((p) + 16)); \
  __m128i c = _mm_loadu_si128((const __m128i *)((p) + 32)); \
  __m128i d = _mm_loadu_si128((const __m128i *)((p) + 48))

static inline cdelim_masks cdelim_masks64(const uint8_t *p, uint8_t delimiter) {
  CDELIM_LOAD64(p);
  cdelim_masks masks;
  masks.delimiters = cdelim_equal64(a, b, c, d, _mm_set1_epi8((char)delimiter));
  masks.newlines = cdelim_equal64(a, b, c, d, _mm_set1_epi8('\n'));
  masks.quotes = cdelim_equal64(a, b, c, d, _mm_set1_epi8('"'));
  return masks;
}

/// Delimiters and newlines only; adds what it saw of high and zero bytes to the accumulators.
static inline cdelim_masks cdelim_plain_masks64(
    const uint8_t *p, uint8_t delimiter, uint64_t *high, uint64_t *nul) {
  CDELIM_LOAD64(p);
  cdelim_masks masks;
  masks.delimiters = cdelim_equal64(a, b, c, d, _mm_set1_epi8((char)delimiter));
  masks.newlines = cdelim_equal64(a, b, c, d, _mm_set1_epi8('\n'));
  masks.quotes = 0;
  __m128i any = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
  __m128i least = _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d));
  *high |= (uint32_t)_mm_movemask_epi8(any);
  *nul |= (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128()));
  return masks;
}

#else

static inline cdelim_masks cdelim_plain_masks64(
    const uint8_t *p, uint8_t delimiter, uint64_t *high, uint64_t *nul) {
  cdelim_masks masks = {0, 0, 0};
  for (int i = 0; i < 64; i++) {
    masks.delimiters |= (uint64_t)(p[i] == delimiter) << i;
    masks.newlines |= (uint64_t)(p[i] == '\n') << i;
    masks.quotes |= (uint64_t)(p[i] == '"') << i;
    *high |= p[i] & 0x80;
    *nul |= p[i] == 0;
  }
  return masks;
}

static inline cdelim_masks cdelim_masks64(const uint8_t *p, uint8_t delimiter) {
  uint64_t high = 0, nul = 0;
  return cdelim_plain_masks64(p, delimiter, &high, &nul);
}

#endif

/// Bits 0 to count − 1.
static inline uint64_t cdelim_low_bits(size_t count) {
  return count >= 64 ? ~0ull : (1ull << count) - 1;
}

static inline __attribute__((always_inline)) cdelim_index cdelim_index_plain_body(
    const uint8_t *base, size_t from, size_t to, size_t soft_limit, uint8_t delimiter,
    uint32_t *ends, uint32_t *row_ends) {
  size_t count = 0, rows = 0;
  uint64_t high = 0, nul = 0;
  size_t position = from;
  while (position < to && (position < soft_limit || rows == 0)) {
    size_t left = to - position;
    cdelim_masks masks;
    if (left >= 64) {
      masks = cdelim_plain_masks64(base + position, delimiter, &high, &nul);
    } else {
      uint8_t tail[64];
      memset(tail, ' ', 64);
      memcpy(tail, base + position, left);
      masks = cdelim_plain_masks64(tail, delimiter, &high, &nul);
    }
    uint64_t newlines = masks.newlines;
    uint64_t all = masks.delimiters | newlines;
    while (newlines) {
      uint64_t below = (newlines & (0 - newlines)) - 1;
      row_ends[rows++] = (uint32_t)(count + (size_t)__builtin_popcountll(all & below));
      newlines &= newlines - 1;
    }
    uint32_t offset = (uint32_t)position;
    while (all) {
      ends[count++] = offset + (uint32_t)__builtin_ctzll(all);
      all &= all - 1;
    }
    position += 64;
  }
  cdelim_index index = {count, rows, from, high != 0, nul != 0};
  if (rows > 0) {
    index.end_count = (size_t)row_ends[rows - 1] + 1;
    index.consumed = (size_t)ends[row_ends[rows - 1]] + 1;
  }
  return index;
}

#if defined(__x86_64__)
// The same loop with the bit instructions that most machines of the last ten years have.
__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))) static cdelim_index cdelim_index_plain_wide(
    const uint8_t *base, size_t from, size_t to, size_t soft_limit, uint8_t delimiter,
    uint32_t *ends, uint32_t *row_ends) {
  return cdelim_index_plain_body(base, from, to, soft_limit, delimiter, ends, row_ends);
}
#endif

/// Indexes whole rows of text that holds no quote.
///
/// Writes the position of every delimiter and newline to `ends`, and for each row the index in
/// `ends` of its newline to `row_ends`. Stops after the first 64 bytes that pass `soft_limit`
/// with a whole row found, or at `to`.
static inline cdelim_index cdelim_index_plain(
    const uint8_t *base, size_t from, size_t to, size_t soft_limit, uint8_t delimiter,
    uint32_t *ends, uint32_t *row_ends) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    return cdelim_index_plain_wide(base, from, to, soft_limit, delimiter, ends, row_ends);
  }
#endif
  return cdelim_index_plain_body(base, from, to, soft_limit, delimiter, ends, row_ends);
}

static inline int cdelim_closes(const uint8_t *base, size_t next, size_t limit, uint8_t delimiter) {
  if (next >= limit) return 1;
  uint8_t byte = base[next];
  if (byte == '\r') return next + 1 >= limit || base[next + 1] == '\n';
  return byte == delimiter || byte == '\n';
}

/// Indexes whole rows of text that may hold quotes; `from` must start a row.
static inline cdelim_index cdelim_index_quoted(
    const uint8_t *base, size_t from, size_t to, size_t soft_limit, uint8_t delimiter,
    uint32_t *ends, uint32_t *row_ends) {
  size_t count = 0, rows = 0, field_start = from, skip_before = from;
  uint64_t high = 0, nul = 0;
  int inside = 0;
  uint32_t malformed = 0;
  size_t position = from;
  while (position < to && (position < soft_limit || rows == 0)) {
    size_t left = to - position;
    (void)cdelim_plain_masks64(base + position, delimiter, &high, &nul);
    cdelim_masks masks = cdelim_masks64(base + position, delimiter);
    uint64_t all = (masks.delimiters | masks.newlines | masks.quotes) & cdelim_low_bits(left);
    while (all) {
      int bit = __builtin_ctzll(all);
      size_t at = position + (size_t)bit;
      uint64_t mask = all & (0 - all);
      all &= all - 1;
      if (at < skip_before) continue;
      if (masks.quotes & mask) {
        if (!inside) {
          if (at == field_start) inside = 1;
        } else if (at + 1 < to && base[at + 1] == '"') {
          skip_before = at + 2;
        } else {
          inside = 0;
          if (!cdelim_closes(base, at + 1, to, delimiter)) malformed = CDELIM_MALFORMED_ROW;
        }
      } else if (!inside) {
        if (masks.newlines & mask) {
          row_ends[rows++] = (uint32_t)count | malformed;
          malformed = 0;
        }
        ends[count++] = (uint32_t)at;
        field_start = at + 1;
      }
    }
    position += 64;
  }
  cdelim_index index = {count, rows, from, high != 0, nul != 0};
  if (rows > 0) {
    uint32_t last = row_ends[rows - 1] & ~CDELIM_MALFORMED_ROW;
    index.end_count = (size_t)last + 1;
    index.consumed = (size_t)ends[last] + 1;
  }
  return index;
}

/// Where a scan stands with respect to quotes.
enum {
  CDELIM_OUTSIDE = 0,
  CDELIM_INSIDE = 1,
  /// Inside, and the next byte is the second of a doubled quote.
  CDELIM_INSIDE_PAIR = 2,
};

/// The state after a range, given the state before it.
///
/// `base[from - 1]` must be readable, and `limit` is the end of what may be looked at past `to`.
static inline int cdelim_state_after(
    const uint8_t *base, size_t from, size_t to, size_t limit, uint8_t delimiter, int state) {
  size_t position = from;
  if (state == CDELIM_INSIDE_PAIR && position < to) {
    position++;
    state = CDELIM_INSIDE;
  }
  while (position < to) {
    const uint8_t *found = (const uint8_t *)memchr(base + position, '"', to - position);
    if (!found) break;
    size_t at = (size_t)(found - base);
    position = at + 1;
    if (state == CDELIM_OUTSIDE) {
      uint8_t before = base[at - 1];
      if (before == delimiter || before == '\n') state = CDELIM_INSIDE;
    } else if (at + 1 < limit && base[at + 1] == '"') {
      if (at + 1 < to) position = at + 2; else return CDELIM_INSIDE_PAIR;
    } else {
      state = CDELIM_OUTSIDE;
    }
  }
  return state;
}

/// The first unquoted newline of a range, or SIZE_MAX; `state` is kept up to the place reached.
static inline size_t cdelim_find_row_end(
    const uint8_t *base, size_t from, size_t to, size_t limit, uint8_t delimiter, int *state) {
  size_t position = from;
  while (position < to) {
    if (*state == CDELIM_OUTSIDE) {
      const uint8_t *newline = (const uint8_t *)memchr(base + position, '\n', to - position);
      size_t stop = newline ? (size_t)(newline - base) : to;
      int after = cdelim_state_after(base, position, stop, limit, delimiter, CDELIM_OUTSIDE);
      if (after == CDELIM_OUTSIDE) {
        if (newline) return stop;
        return SIZE_MAX;
      }
      *state = after;
      position = stop;
      continue;
    }
    if (*state == CDELIM_INSIDE_PAIR) {
      position++;
      *state = CDELIM_INSIDE;
      continue;
    }
    const uint8_t *quote = (const uint8_t *)memchr(base + position, '"', to - position);
    if (!quote) return SIZE_MAX;
    size_t at = (size_t)(quote - base);
    *state = cdelim_state_after(base, at, at + 1, limit, delimiter, CDELIM_INSIDE);
    position = at + 1;
  }
  return SIZE_MAX;
}

/// The position just past the last unquoted newline of a range that starts a row; `from` if none.
static inline size_t cdelim_last_row_end(
    const uint8_t *base, size_t from, size_t to, uint8_t delimiter) {
  if (!memchr(base + from, '"', to - from)) {
    size_t position = to;
    while (position > from) {
      if (base[position - 1] == '\n') return position;
      position--;
    }
    return from;
  }
  int state = CDELIM_OUTSIDE;
  size_t last = from, position = from;
  for (;;) {
    size_t end = cdelim_find_row_end(base, position, to, to, delimiter, &state);
    if (end == SIZE_MAX) return last;
    last = position = end + 1;
  }
}

/// The number of newline bytes in a range.
static inline size_t cdelim_count_newlines(const uint8_t *base, size_t from, size_t to) {
  size_t count = 0;
  for (size_t i = from; i < to; i++) count += base[i] == '\n';
  return count;
}

/// Whether a range holds a quote.
static inline int cdelim_has_quote(const uint8_t *base, size_t from, size_t to) {
  return memchr(base + from, '"', to - from) != NULL;
}

/// Whether a range is well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
static inline int cdelim_is_utf8(const uint8_t *p, size_t count) {
  size_t i = 0;
  while (i < count) {
    uint8_t byte = p[i];
    if (byte < 0x80) { i++; continue; }
    size_t more;
    uint8_t low = 0x80, high = 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF) more = 1;
    else if (byte >= 0xE0 && byte <= 0xEF) {
      more = 2;
      if (byte == 0xE0) low = 0xA0;
      if (byte == 0xED) high = 0x9F;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
      more = 3;
      if (byte == 0xF0) low = 0x90;
      if (byte == 0xF4) high = 0x8F;
    } else return 0;
    if (count - i <= more) return 0;
    if (p[i + 1] < low || p[i + 1] > high) return 0;
    for (size_t k = 2; k <= more; k++)
      if ((p[i + k] & 0xC0) != 0x80) return 0;
    i += more + 1;
  }
  return 1;
}

/// Hands freed memory back to the system.
static inline void cdelim_return_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

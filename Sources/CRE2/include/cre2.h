#ifndef CHARTPLOTTER_CRE2_H
#define CHARTPLOTTER_CRE2_H

// A C interface to the part of RE2 that GoRegexp needs. Nothing here runs before the first call.

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern.
typedef struct cre2_pattern cre2_pattern;

/// Compiles a pattern of RE2's syntax; null when RE2 refuses it or it needs more memory than given.
cre2_pattern *_Nullable cre2_compile(
    const char *_Nonnull pattern, size_t length, size_t max_memory);

/// Frees a compiled pattern.
void cre2_free(cre2_pattern *_Nonnull pattern);

/// The number of capturing groups.
int cre2_group_count(const cre2_pattern *_Nonnull pattern);

/// Looks for the leftmost-first match at or after an offset.
///
/// For each of `count` groups, the whole match first, `offsets` gets the start and the end, or -1
/// twice for a group that took no part. Returns whether there is a match.
bool cre2_match(
    const cre2_pattern *_Nonnull pattern, const char *_Nonnull text, size_t length, size_t start,
    ptrdiff_t *_Nullable offsets, int count);

#ifdef __cplusplus
}
#endif

#endif

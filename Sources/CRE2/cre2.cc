#include "cre2.h"

#include <new>
#include <re2/re2.h>
#include <vector>

struct cre2_pattern {
  re2::RE2 expression;

  cre2_pattern(const re2::StringPiece &text, const re2::RE2::Options &options)
      : expression(text, options) {}
};

cre2_pattern *cre2_compile(const char *pattern, size_t length, size_t max_memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(static_cast<int64_t>(max_memory));
  cre2_pattern *compiled =
      new (std::nothrow) cre2_pattern(re2::StringPiece(pattern, length), options);
  if (compiled != nullptr && !compiled->expression.ok()) {
    delete compiled;
    return nullptr;
  }
  return compiled;
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_group_count(const cre2_pattern *pattern) {
  return pattern->expression.NumberOfCapturingGroups();
}

bool cre2_match(
    const cre2_pattern *pattern, const char *text, size_t length, size_t start,
    ptrdiff_t *offsets, int count) {
  re2::StringPiece input(text, length);
  // The whole match and a few groups need no allocation.
  re2::StringPiece few[8];
  std::vector<re2::StringPiece> many;
  re2::StringPiece *groups = few;
  if (count > 8) {
    many.resize(static_cast<size_t>(count));
    groups = many.data();
  }
  if (!pattern->expression.Match(
          input, start, length, re2::RE2::UNANCHORED, groups, count)) {
    return false;
  }
  for (int index = 0; index < count; ++index) {
    if (groups[index].data() == nullptr) {
      offsets[2 * index] = -1;
      offsets[2 * index + 1] = -1;
    } else {
      ptrdiff_t from = groups[index].data() - text;
      offsets[2 * index] = from;
      offsets[2 * index + 1] = from + static_cast<ptrdiff_t>(groups[index].size());
    }
  }
  return true;
}

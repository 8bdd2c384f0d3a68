#include <stdlib.h>

/// Does the turns of a stage that callgrind counts, and ends the process; Stage+Counting.swift has it.
void chartplotter_run_counted_turns(const char *stage);

/// Before main, because the benchmarks' asynchronous main ends the main thread, which callgrind does
/// not survive.
__attribute__((constructor)) static void run_counted_turns(void) {
  const char *stage = getenv("CHARTPLOTTER_COUNTED_STAGE");
  if (stage) chartplotter_run_counted_turns(stage);
}

#pragma once

/// How often this process asked for memory so far: malloc, calloc, realloc and the aligned ones.
unsigned long allocations(void);

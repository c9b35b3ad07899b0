// What the C library of Linux has and Swift's module of it leaves out.
#include <malloc.h>

/// Linux, fallocate(2).
extern int fallocate(int descriptor, int mode, long offset, long length);

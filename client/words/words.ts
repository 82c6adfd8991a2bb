import type { vi } from './vi.ts';

/** The dictionary's shape is that of the first language; every other one is checked against it by the compiler. */
export type Words = typeof vi;

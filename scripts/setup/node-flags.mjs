/**
 * How Node runs a program of this project: TypeScript as it is, and a young generation in MB that holds what a crowd has in hand. With
 * Node's own, which begins small, most of a burst is copied twice and then kept as old garbage; one of 128 MB is filled with fresh pages each time, and stands still for longer. What tsx
 * does to each function is taken back (plain-functions-hook.mjs), and other threads keep a small young generation (small-threads.mjs).
 */
export const NODE_FLAGS = ['--min-semi-space-size=32', '--max-semi-space-size=32', '--import', import.meta.resolve('./small-threads.mjs'), '--import', 'tsx', '--import', import.meta.resolve('./plain-functions.mjs')];

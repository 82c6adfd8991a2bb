/**
 * How Node runs a program of this project: TypeScript as it is, and a young generation that holds a burst of answers, in MB. With
 * Node's own 16 MB most of a burst is copied twice and then kept as old garbage: a third of the time of the whole answer. What tsx
 * does to each function is taken back (plain-functions-hook.mjs), and other threads keep a small young generation (small-threads.mjs).
 */
export const NODE_FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=128', '--import', import.meta.resolve('./small-threads.mjs'), '--import', 'tsx', '--import', import.meta.resolve('./plain-functions.mjs')];

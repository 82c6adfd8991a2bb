import { availableParallelism } from 'node:os';

/**
 * Half of a young generation in MB, which holds what a crowd has in hand. With Node's own, which begins small, most of a burst is copied twice and then kept as old garbage; one of
 * 128 MB is filled with fresh pages each time, and stands still for longer. Other threads keep a small one (small-threads.mjs).
 */
const YOUNG = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

/**
 * Old garbage is looked for by no more threads than leave the main one a core of its own: the four that V8 would set to it take two cores to themselves for a quarter of a
 * second, and whoever answers meanwhile waits. It is looked for when the old heap has doubled since the last time: V8 itself goes by how fast that heap
 * fills, and behind some quiet seconds would begin again every 40,000 answers or so.
 */
const OLD = [`--concurrent-marking-max-worker-num=${Math.max(1, availableParallelism() - 1)}`, '--heap-growing-percent=100'];

/** How Node runs a program of this project. */
const NODE_FLAGS = [...YOUNG, ...OLD, '--import', import.meta.resolve('./small-threads.mjs')];

/** How it runs the server, which was compiled ahead: errors name the lines of the sources. */
export const SERVER_FLAGS = [...NODE_FLAGS, '--enable-source-maps'];

/** How it runs one of TypeScript as it is; what tsx does to each function is taken back (plain-functions-hook.mjs). */
export const TYPESCRIPT_FLAGS = [...NODE_FLAGS, '--import', 'tsx', '--import', import.meta.resolve('./plain-functions.mjs')];

// Threads that are made from here on keep little: a young generation that fits into a core's cache, instead of two of the main thread's size for each of them.
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/** MB. */
const HALF_OF_YOUNG = 4;

if (isMainThread) for (const bound of ['min', 'max']) setFlagsFromString(`--${bound}-semi-space-size=${HALF_OF_YOUNG}`);

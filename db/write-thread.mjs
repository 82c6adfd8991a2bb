// Plain JavaScript up to here: Node 20 does not hand the loader of TypeScript on to a thread.
import { tsImport } from 'tsx/esm/api';

await tsImport('./writing.ts', import.meta.url);

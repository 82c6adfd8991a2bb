import type { IconName } from './icons.ts';

/** What became of an answer, in one sentence and a detail. */
export interface Status {
  tone: 'idle' | 'chosen' | 'sending' | 'kept' | 'saved' | 'over' | 'refused';
  sign: IconName;
  title: string;
  detail: string;
}

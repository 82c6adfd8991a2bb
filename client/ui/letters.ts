import type { IconName } from './icons.ts';

const SIGNS: readonly IconName[] = ['wave', 'star', 'anchor', 'flower'];

/** The letter under which an option is shown: A, B, C … */
export function letter(choice: number): string {
  return String.fromCharCode(65 + choice);
}

export function sign(choice: number): IconName {
  return SIGNS[choice % SIGNS.length] ?? 'wave';
}

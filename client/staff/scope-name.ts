import type { Board } from '../../server/protocol/board.ts';
import type { StaffWords } from '../words/staff-vi.ts';

/** A round's name is the contest's own; the stage is called in the page's language. */
export function scopeName({ scope, name }: Board['scopes'][number], { figures }: StaffWords): string {
  return scope === 'stage' ? figures.wholeStage : name;
}

export function scopeNameOf({ scope, scopes }: Pick<Board, 'scope' | 'scopes'>, words: StaffWords): string {
  const offered = scopes.find((one) => one.scope === scope);
  return offered ? scopeName(offered, words) : '';
}

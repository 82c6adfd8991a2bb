import { newId } from '../../db/ids.ts';
import type { NewContest } from '../../db/load.ts';

/** A contest without units, questions or rounds, for an organiser to fill. */
export function emptyContest(now: number): NewContest {
  const id = newId<string>();
  return {
    contest: { id, name: 'Hội thi', plan: '', zone: 'Asia/Ho_Chi_Minh', demonstration: false, createdAt: now },
    quotas: [],
    topics: [],
    units: [],
    questions: [],
    participants: [],
    rounds: [],
    event: { at: now, actor: 'start', act: 'contest-created', subject: id, reason: 'an empty start', detail: {} },
  };
}

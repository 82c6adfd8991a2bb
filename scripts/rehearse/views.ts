import { participantView, type ParticipantView } from '../../server/protocol/participant.ts';

/** What no second try can mend. */
export class PlayError extends Error {
  override name = 'PlayError';
}

export type Mailbox = ReturnType<typeof mailbox>;

/** The newest view that has not been looked at; older ones do not matter. */
export function mailbox() {
  let newest: ParticipantView | undefined;
  let trouble: Error | undefined;
  let version = 0;
  let tell = (): void => undefined;

  function read(event: string, body: unknown): void {
    if (event === 'farewell') return void (trouble = new Error('was sent away'));
    const parsed = participantView.safeParse(body);
    if (event !== 'view' || !parsed.success) return void (trouble = new PlayError(`received what the protocol does not know: ${event}`));
    if (parsed.data.version <= version) return void (trouble = new PlayError('received an older view behind a newer one'));
    version = parsed.data.version;
    newest = parsed.data;
    return undefined;
  }

  return {
    take: (event: string, body: unknown): void => {
      read(event, body);
      tell();
    },
    next: async (patience: number): Promise<ParticipantView> => {
      if (newest === undefined && trouble === undefined) await within(patience, new Promise<void>((resolve) => void (tell = resolve)), 'no view');
      if (trouble !== undefined) throw trouble;
      const view = newest;
      newest = undefined;
      if (view === undefined) throw new Error('no view');
      return view;
    },
  };
}

/** Rejects where it takes longer. */
export function within<Value>(ms: number, awaited: Promise<Value>, missing: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${missing} within ${Math.round(ms / 1000)} s`)), ms);
  });
  return Promise.race([awaited, limit]).finally(() => clearTimeout(timer));
}

import type { DisplayFrame, Shown } from '../../server/protocol/display.ts';
import type { LiveHallScreen } from '../../server/protocol/live-projector.ts';
import type { SoundName } from './chimes.ts';

/** Screens of a session that sound like more than another picture. */
const LIVE_SOUNDS: Partial<Record<LiveHallScreen['screen'], SoundName>> = { open: 'open', closed: 'close', histogram: 'key' };

/** What a change on the wall sounds like, if at all. */
export function soundOf(before: DisplayFrame | undefined, after: DisplayFrame): SoundName | undefined {
  if (!after.sound || before === undefined || after.shown.kind === 'black') return undefined;
  if (before.place !== after.place || pictureOf(before.shown) !== pictureOf(after.shown)) return (after.shown.kind === 'live' ? LIVE_SOUNDS[after.shown.hall.screen] : undefined) ?? 'picture';
  const [was, is] = [leaderOf(before.shown), leaderOf(after.shown)];
  return is !== undefined && is !== was ? 'leader' : undefined;
}

/** The same for frames that show the same thing in other numbers. */
export function pictureOf(shown: Shown): string {
  switch (shown.kind) {
    case 'standing':
      return `standing ${shown.round} ${shown.state}`;
    case 'participation':
      return `participation ${shown.title ?? ''} ${shown.category ?? ''}`;
    case 'message':
      return `message ${shown.title} ${shown.text}`;
    case 'live':
      return `live ${shown.hall.screen} ${'step' in shown.hall ? shown.hall.step : ''}`;
    case 'black':
      return 'black';
  }
}

function leaderOf(shown: Shown): string | undefined {
  return shown.kind === 'standing' ? shown.rows[0]?.key : undefined;
}

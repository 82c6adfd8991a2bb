import type { ControlView, DisplayState } from '../../server/protocol/control.ts';
import type { HostDesk } from './desk.ts';

/** What came of it: on how many displays, and whether they are black now; or why nothing could be done. */
export type Blackout = { ok: true; displays: number; black: boolean } | { ok: false; refusal: string };

/** Makes every display that shows the session black, or shows it again where one of them is black. */
export async function toggleBlack(desk: HostDesk, session: string): Promise<Blackout> {
  const control = await desk.read<ControlView>('control');
  if (!control.ok) return control;
  const showing = control.value.displays.filter((display) => shows(display, session));
  const black = !showing.some((display) => display.black);
  for (const { id, version } of showing) {
    const done = await desk.act({ act: 'display-set', display: id, version, black });
    if (!done.ok) return done;
  }
  return { ok: true, displays: showing.length, black };
}

function shows({ script, place }: DisplayState, session: string): boolean {
  const screen = script[place];
  return screen?.kind === 'live' && screen.session === session;
}

import { staffVisitor, type StaffVisitor } from './staff-visitor.ts';
import type { Stage } from './stage.ts';

const DESK = { viewport: { width: 1440, height: 900 } };

export interface HostVisitor extends StaffVisitor {
  session: string;
  pin: string;
  /** Presses the button that goes on, once it says so. */
  press(text: string | RegExp): Promise<void>;
}

/** The demonstration's organiser on the hosts' page, at the list of sessions. */
export async function hostsPage(stage: Stage, options: object = DESK): Promise<StaffVisitor> {
  const one = staffVisitor(await stage.page(options));
  await one.signIn(`${stage.cable.address}/host`, stage.staff.find(({ role }) => role === 'organiser') ?? { account: '', password: '' });
  await one.page.locator('session-list .sessions li').first().waitFor();
  return one;
}

/** Presses the button that goes on in a room, once it says so and nothing else is under way. */
export async function press(one: StaffVisitor, text: string | RegExp): Promise<void> {
  await one.page.locator('[data-testid="next"]:not([disabled], [aria-disabled="true"])', { hasText: text }).click();
}

/** Makes a session of a script for guests, opens its lobby and enters the room. */
export async function hostOf(stage: Stage, script: object): Promise<HostVisitor> {
  const one = await hostsPage(stage);
  const order = async (data: object): Promise<{ value: { session: string } }> =>
    (await one.page.request.post(`${stage.cable.address}/api/staff/live-order`, { data, headers: { origin: stage.cable.address } })).json() as Promise<{ value: { session: string } }>;
  const { value: { session } } = await order({ order: 'create', name: 'Chung kết tuần 3 — Hội trường tầng 2', rules: { joining: 'guests', leadSeconds: 15 }, script });
  await order({ order: 'open-lobby', session, revision: 0 });
  await one.section(`room/${session}`);
  await one.at('next').waitFor();
  const pin = ((await one.at('pin').textContent()) ?? '').replaceAll(/\D/g, '');
  return { ...one, session, pin, press: (text) => press(one, text) };
}

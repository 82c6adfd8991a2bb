import { demonstrationStaff } from '../../demo/staff.ts';
import { readBank, type BankQuestion } from '../../demo/bank.ts';
import type { LiveHostView, LiveOrder } from '../../../server/protocol/live-host.ts';
import { liveRules, liveScript } from '../../../server/protocol/live.ts';
import { readSecrets } from '../../../server/secrets.ts';
import { cookieOf, staffPage } from '../../../server/testing/staff-page.ts';
import { pause } from '../processes.ts';

/** A host of the demonstration with a session of guests in its lobby. */
export interface Host {
  session: string;
  pin: string;
  /** On the revision of now, asked for before. */
  order(order: 'next' | 'open-now' | 'close-now' | 'extend' | 'auto'): Promise<void>;
  /** Waits for what comes by itself. */
  phase(name: LiveHostView['phase']): Promise<void>;
  /** Follows the session as the control room does; counts its views. */
  follow(): Promise<{ views(): number; stop(): void }>;
}

/** `compared`: what it brings over a connection is held against that of others, which must then be of about its length. */
export interface AskedQuestion { seconds: number; compared?: boolean }

/** The questions become q1 and so on. */
export async function hostOf(folder: string, address: string, questions: readonly AskedQuestion[]): Promise<Host> {
  const { account, password } = demonstrationStaff(readSecrets(folder).keys)[0] ?? { account: '', password: '' };
  const page = staffPage(() => address, await cookieOf(address, { account, password }));
  const rules = liveRules.parse({ joining: 'guests', capacity: 20_000, leadSeconds: 4, autoSeconds: { histogram: 3, standing: 3, message: 3 } });
  const script = liveScript.parse({ steps: chosenFor(questions).map(({ code, seconds }, place) => ({ kind: 'question', id: `q${place + 1}`, question: code, seconds })) });
  const { session } = await post<{ session: string | null }>({ order: 'create', name: 'Phiên đo tải', rules, script });
  if (session === null) throw new Error('the script of the bench was refused');
  await post({ order: 'open-lobby', session, revision: 0 });
  const { pin } = await view(session);

  return {
    session,
    pin,
    order: async (order) => {
      const { revision } = await view(session);
      const base = { session, revision };
      if (order === 'auto') await post({ order, ...base, on: true });
      else await post(order === 'extend' ? { order, ...base, seconds: 10 } : { order, ...base });
    },
    phase: async (name) => {
      while ((await view(session)).phase !== name) await pause(200);
    },
    follow: async () => {
      const entered = await page.connect();
      if (entered.refusal !== undefined) throw new Error(`the host was not let in: ${entered.refusal}`);
      let views = 0;
      entered.socket.on('live', () => void (views += 1));
      await entered.socket.emitWithAck('follow', { session });
      return { views: () => views, stop: () => page.leave() };
    },
  };

  async function post<Value>(order: LiveOrder): Promise<Value> {
    const verdict = await page.post<Value>('live-order', order);
    if (!verdict.ok) throw new Error(`${order.order} was refused: ${verdict.refusal}`);
    return verdict.value;
  }

  async function view(of: string): Promise<LiveHostView> {
    const verdict = await page.get<LiveHostView>(`live?session=${of}`);
    if (!verdict.ok) throw new Error(`the host sees nothing: ${verdict.refusal}`);
    return verdict.value;
  }
}

/** Of the bank's live questions; those that are compared get the ones that are nearest to the median length. */
function chosenFor(questions: readonly AskedQuestion[]): { code: string; seconds: number }[] {
  const { live } = readBank();
  const sorted = live.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  const middle = lengthOf(sorted[Math.floor(sorted.length / 2)]);
  const off = (question: BankQuestion): number => Math.abs(lengthOf(question) - middle);
  const alike = sorted.toSorted((a, b) => off(a) - off(b));
  const compared = questions.filter((question) => question.compared).length;
  const [ofCompared, ofOthers] = [alike.slice(0, compared).values(), alike.slice(compared).values()];
  return questions.map((question) => {
    const { value } = (question.compared ? ofCompared : ofOthers).next();
    if (value === undefined) throw new Error(`the bank has fewer than ${questions.length} live questions`);
    return { code: value.code, seconds: question.seconds };
  });
}

function lengthOf(question: BankQuestion | undefined): number {
  if (question === undefined) return 0;
  return Buffer.byteLength(JSON.stringify([question.text, question.options, question.text, question.options, question.explanation, question.citation]));
}

import type { ChildProcess } from 'node:child_process';
import type { BurstOrder, Burst } from './burst.ts';
import type { Measurable } from './cpu.ts';
import type { Order, Traffic } from './crowd.ts';
import type { FanOut } from './fan-out-heard.ts';
import type { Begun, Entered } from './hall.ts';
import type { Played, PlayOrder } from './play.ts';
import { tell } from './processes.ts';
import type { Relation } from './relation.ts';

/** A crowd in a process of its own, before one server; what it may be told stands in crowd.ts. */
export interface Crowd {
  enter(given?: { people?: number; perSecond?: number; awaitsView?: boolean }): Promise<Entered>;
  begin(): Promise<Begun>;
  leave(): Promise<void>;
  relate(): Promise<Relation>;
  /** Hears the message to everybody that `say` makes the server send. */
  hear(say: () => Promise<void>): Promise<FanOut>;
  traffic(): Promise<Traffic>;
  burst(order: Omit<BurstOrder, 'order'>): Promise<Burst>;
  play(order: Omit<PlayOrder, 'order'>): Promise<Played>;
}

export async function crowdBefore(process: ChildProcess, server: Measurable, auths: object[]): Promise<Crowd> {
  const order = <Answer>(told: Order): Promise<Answer> => tell<Order, Answer>(process, told);
  await order<'so'>({ order: 'meet', server, auths });
  return {
    enter: (given) => order({ order: 'enter', people: auths.length, awaitsView: false, ...given }),
    begin: () => order({ order: 'begin' }),
    leave: async () => void (await order<'so'>({ order: 'leave' })),
    relate: () => order({ order: 'relate' }),
    hear: async (say) => {
      await order<'so'>({ order: 'listen' });
      await say();
      return order<FanOut>({ order: 'heard' });
    },
    traffic: () => order({ order: 'traffic' }),
    burst: (given) => order({ order: 'burst', ...given }),
    play: (given) => order({ order: 'play', ...given }),
  };
}

import type { Socket } from 'socket.io';
import type { Clock } from '../contest/clock.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { isAck, tell } from './ack.ts';
import type { ArrivalStamps } from './arrival-stamps.ts';
import { inbox, type Inbox } from './inbox.ts';
import { passOn, type HearFirst } from './short-way.ts';

/** Whoever says something: their socket, and what their audience knows beside it. */
export interface Speaker {
  readonly socket: Pick<Socket, 'conn' | 'nsp' | 'onAny'>;
}

export interface Arrived<To extends Speaker> {
  to: To;
  /** Epoch milliseconds. */
  receivedAt: number;
}

/** How an audience takes commands. */
export interface CommandDesk<To extends Speaker, From> {
  /** By name: what is run on a body, and on what `from` says of its sender. */
  commands: ReadonlyMap<unknown, (body: unknown, from: From) => Promise<Verdict<unknown>> | Verdict<unknown>>;
  from(arrived: Arrived<To>): From;
  /** Whether they may say one more; who may not is sent away. */
  may(to: To, receivedAt: number): boolean;
  /** A command that waits to be decided. */
  enters(): void;
  /** It has its verdict, or Socket.IO decides; whether nothing else waits before its acknowledgement. */
  leaves(): boolean;
  /** Writes the verdict on the event of this number, which came the short way. */
  acknowledge(to: To, id: number, told: { verdict: Verdict<unknown>; isCalm: boolean }): void;
}

/** An event that has come the short way: its number, and the JSON list of its name and its body. */
interface ArrivedShort<To extends Speaker> extends Arrived<To> {
  id: number;
  list: string;
}

/** An event that has come by Socket.IO's own way: its name and what stands behind it. */
interface ArrivedLong<To extends Speaker> extends Arrived<To> {
  parts: readonly unknown[];
  ack: (verdict: Verdict<unknown>) => void;
}

/** What an audience hears: each command is stamped where it arrives, by whichever way, and decided behind what else the loop's turn has brought. */
export function heardCommands<To extends Speaker, From>(desk: CommandDesk<To, From>, around: { clock: Pick<Clock, 'now'>; stamps: ArrivalStamps; hearFirst: HearFirst }): { listen(to: To): void; settled: Inbox<unknown>['settled'] } {
  const { clock, stamps, hearFirst } = around;
  const arrived = inbox<ArrivedShort<To> | ArrivedLong<To>>(decide);

  function put(command: ArrivedShort<To> | ArrivedLong<To>): void {
    desk.enters();
    arrived.put(command);
  }

  function decide(command: ArrivedShort<To> | ArrivedLong<To>): void {
    if ('list' in command) return decideShort(command);
    const { ack, parts } = command;
    const told = (verdict: Verdict<unknown>): void => {
      desk.leaves();
      ack(verdict);
    };
    const run = desk.commands.get(parts[0]);
    if (run === undefined) told({ ok: false, refusal: 'malformed' });
    else tell(told, run(bodyOf(parts), desk.from(command)));
  }

  function decideShort(command: ArrivedShort<To>): void {
    const { to, id, list } = command;
    const parts = listOf(list);
    const run = desk.commands.get(parts?.[0]);
    if (parts === undefined || run === undefined) {
      // Some of these end a connection, and others come back by the long way and are refused: Socket.IO decides.
      desk.leaves();
      return passOn(to.socket, id, list);
    }
    return tell((verdict) => desk.acknowledge(to, id, { verdict, isCalm: desk.leaves() }), run(bodyOf(parts), desk.from(command)));
  }

  return {
    listen: (to) => {
      hearFirst(to.socket, (id, list) => {
        const receivedAt = clock.now();
        if (desk.may(to, receivedAt)) put({ to, receivedAt, id, list });
        return true;
      });
      to.socket.onAny((...parts: unknown[]) => {
        const ack = parts.pop();
        const receivedAt = stamps.of(to.socket);
        if (desk.may(to, receivedAt) && isAck(ack)) put({ to, receivedAt, parts, ack });
      });
    },
    /** Of all commands that have arrived. */
    settled: arrived.settled,
  };
}

/** An event is a name, one body and its acknowledgement: without a body, or with more, there is none that a schema would take. */
function bodyOf(parts: readonly unknown[]): unknown {
  return parts.length === 2 ? parts[1] : undefined;
}

function listOf(json: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

import type { LoggedEvent, NewEvent } from '../../db/events.ts';
import type { EditionChange } from '../../db/standings.ts';
import type { OperatorCommand } from '../protocol/operator.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { Attempts } from './attempts.ts';
import type { Bank } from './bank.ts';
import { newPersonalCode } from './codes.ts';
import { checkReceipt } from './receipt.ts';
import { newestChange, standingTable } from './editions.ts';
import { personalCodeHmac, staffCodeHmac } from './keys.ts';
import type { Parts } from './parts.ts';
import type { Round } from './round.ts';
import type { Schedule } from './schedule.ts';

interface Setting {
  contest: string;
  bank: Bank;
  attempts: Attempts;
  schedule: Schedule;
  /** Sends a participant's devices away. */
  dismiss(participant: ParticipantId): void;
  changed(participant: ParticipantId): void;
  changedForAll(): void;
  confirmClock(): void;
}

/** What an act answers: JSON that the command line prints. */
type Answer = Verdict<unknown>;

/** The organisers' acts. Each one is written together with its event: who, what, why. */
export function organiserDesk(parts: Parts, setting: Setting) {
  const { stores, clock, keys } = parts;
  const { contest, bank, attempts, schedule } = setting;

  const event = (actor: string, command: { act: string; reason: string }, about: { subject: string; detail?: Record<string, unknown> }): NewEvent => ({
    at: clock.now(),
    actor,
    act: command.act,
    subject: about.subject,
    reason: command.reason,
    detail: about.detail ?? {},
  });

  async function withPerson(staffCode: string, act: (person: ParticipantId) => Promise<Answer>): Promise<Answer> {
    const person = await stores.participants.withStaffCode(contest, staffCodeHmac(keys, staffCode));
    return person === undefined ? { ok: false, refusal: 'unknown' } : act(person.id);
  }

  async function withRound(number: number, act: (round: Round) => Promise<Answer>): Promise<Answer> {
    const round = schedule.byNumber(number);
    return round === undefined ? { ok: false, refusal: 'unknown' } : act(round);
  }

  async function withdraw(actor: string, command: Extract<OperatorCommand, { act: 'withdraw' }>): Promise<Answer> {
    const question = bank.byCode(command.question);
    if (question === undefined || question.trial) return { ok: false, refusal: 'unknown' };
    const why = event(actor, command, { subject: question.code });
    // Said twice it is withdrawn once; what a failed first try has left undone is done by the second.
    if (await stores.rounds.withdraw(question.id, command.reason, why)) bank.withdrawn.set(question.id, { reason: command.reason, at: why.at });
    await Promise.all(attempts.all().map((attempt) => attempt.replaceWithdrawn()));
    await schedule.look();
    const changes: Record<string, EditionChange> = {};
    for (const round of schedule.rounds.filter((candidate) => candidate.phase === 'closed')) {
      const change = await newestChange(stores, round);
      if (change !== undefined) changes[round.number] = change;
    }
    setting.changedForAll();
    return { ok: true, value: { question: question.code, rounds: changes } };
  }

  async function draw(actor: string, command: Extract<OperatorCommand, { act: 'draw' }>): Promise<Answer> {
    return withRound(command.round, async (round) => {
      const people = await Promise.all(command.order.map((code) => stores.participants.withStaffCode(contest, staffCodeHmac(keys, code))));
      const order = people.flatMap((person) => (person === undefined ? [] : [String(person.id)]));
      if (order.length !== command.order.length) return { ok: false, refusal: 'unknown' };
      const refusal = await schedule.recordDraw(round, order, event(actor, command, { subject: String(round.number), detail: { order } }));
      return refusal === undefined ? { ok: true, value: { decided: order.length } } : { ok: false, refusal };
    });
  }

  return async (actor: string, command: OperatorCommand): Promise<Answer> => {
    switch (command.act) {
      case 'rounds':
        return { ok: true, value: schedule.rounds.map(({ number, name, phase, opensAt, closesAt }) => ({ number, name, phase, opensAt, closesAt })) };
      case 'log': {
        const latest: LoggedEvent[] = await stores.events.latest(command.last);
        return { ok: true, value: { firstBroken: (await stores.events.firstBroken()) ?? null, events: latest } };
      }
      case 'standing':
        return withRound(command.round, async (round) => {
          const table = await standingTable(stores, round, command.top);
          return table === undefined ? { ok: false, refusal: 'not-open' } : { ok: true, value: table };
        });
      case 'extend':
      case 'close':
        return withRound(command.round, async (round) => {
          const closesAt = command.act === 'extend' ? command.closesAt : clock.now();
          if (command.act === 'extend' && closesAt <= round.closesAt) return { ok: false, refusal: 'not-allowed' };
          if (command.act === 'close' && round.phase !== 'open') return { ok: false, refusal: 'not-open' };
          const refusal = await schedule.moveClose(round, closesAt, event(actor, command, { subject: String(round.number), detail: { from: round.closesAt, to: closesAt } }));
          return refusal === undefined ? { ok: true, value: { closesAt } } : { ok: false, refusal };
        });
      case 'withdraw':
        return withdraw(actor, command);
      case 'extra-time':
        return withPerson(command.staffCode, (person) =>
          withRound(command.round, async (round) => {
            const perQuestion = command.secondsEach * 1000;
            await stores.participants.grantExtraTime({ round: round.id, participant: person }, perQuestion, event(actor, command, { subject: person, detail: { round: round.number, perQuestion } }));
            const open = attempts.of(person);
            if (open?.round.id === round.id) await open.grantExtra(perQuestion);
            setting.changed(person);
            return { ok: true, value: { secondsEach: command.secondsEach } };
          }),
        );
      case 'reissue':
        return withPerson(command.staffCode, async (person) => {
          const code = newPersonalCode();
          await stores.participants.reissue(person, personalCodeHmac(keys, command.staffCode, code), event(actor, command, { subject: person }));
          setting.dismiss(person);
          return { ok: true, value: { personalCode: code } };
        });
      case 'revoke':
        return withPerson(command.staffCode, async (person) => {
          await stores.participants.revokeDevices(person, event(actor, command, { subject: person }));
          setting.dismiss(person);
          return { ok: true, value: {} };
        });
      case 'draw':
        return draw(actor, command);
      case 'receipt': {
        const checked = await checkReceipt(parts, command.code);
        return checked === undefined ? { ok: false, refusal: 'unknown' } : { ok: true, value: checked };
      }
      case 'confirm-clock':
        await stores.contests.confirmClock(clock.now(), event(actor, command, { subject: 'clock' }));
        setting.confirmClock();
        return { ok: true, value: {} };
    }
  };
}

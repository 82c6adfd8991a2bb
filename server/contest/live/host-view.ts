import type { LiveQuestionRow } from '../../../db/live-sessions.ts';
import type { LiveAnswers, LiveAsked, LiveHostView, LivePlayers, LivePreview } from '../../protocol/live-host.ts';
import { back, next, openNow, type LiveState } from '../../rules/live-course.ts';
import type { LiveCore } from './live-core.ts';
import { numberOf, questionStep, type LiveSession } from './live-session.ts';
import type { LiveViews } from './live-views.ts';
import { countingAnswer } from './player.ts';
import { standingRows, unitRows } from './standings.ts';

/** Rows of the standing in the control room, and players in one answer. */
const TOP = 20;
const MOST_PLAYERS = 100;

/** What a host, and whoever watches over them, sees of one session. */
export function hostViews(core: LiveCore, views: LiveViews) {
  const { around, people } = core;
  const { clock, bank, keys } = around;

  function preview(state: LiveState | undefined): LivePreview | null {
    if (state === undefined) return null;
    const session = { ...core.session(), place: state.place };
    const step = session.script.steps[state.place];
    if (state.phase === 'ended' || step === undefined) return { kind: 'end' };
    if (state.phase === 'closed') return { kind: 'close', step: step.id };
    if (state.phase === 'histogram' || state.phase === 'standing') return { kind: state.phase, step: step.id };
    switch (step.kind) {
      case 'pause':
        return { kind: 'pause', step: step.id, title: step.title, seconds: step.seconds };
      case 'message':
        return { kind: 'message', step: step.id, title: step.title, text: step.text };
      case 'question':
        return questionPreview(session);
    }
  }

  function questionPreview(session: LiveSession): LivePreview | null {
    const step = questionStep(session);
    const question = step && bank.byCode(step.question);
    if (step === undefined || question === undefined) return null;
    const { text, options, key } = question;
    return { kind: 'question', step: step.id, number: numberOf(session, step.id).number, text, options, key, alt: around.pictures.alt(question.id), seconds: step.seconds, points: step.points, practice: step.practice };
  }

  function askedOf(row: LiveQuestionRow): LiveAsked {
    const { step, number, practice, openedAt, closedAt, voidedAt, voidReason, voidChange } = row;
    const question = bank.question(row.question);
    const counts = views.countsOf(step, question.options.length);
    const answered = counts.reduce((sum, count) => sum + count, 0);
    return {
      step,
      number,
      question: question.code,
      practice,
      openedAt,
      closedAt,
      answered,
      right: closedAt === null ? null : (counts[question.key] ?? 0),
      voided: voidedAt === null || voidReason === null ? null : { reason: voidReason, at: voidedAt, moved: voidChange?.moved ?? 0, before: namesOf(voidChange?.before), after: namesOf(voidChange?.after) },
    };
  }

  function namesOf(players: readonly string[] = []): string[] {
    return players.map((player) => people.of(player)?.row.name ?? '');
  }

  function numbers(): LiveHostView['numbers'] {
    const row = core.current();
    const step = row === undefined || row.openedAt === null ? undefined : row.step;
    const choices = row === undefined || step === undefined ? [] : views.countsOf(step, bank.question(row.question).options.length);
    const answered = step === undefined ? 0 : people.census.of(step).answered;
    return { ...people.census.all(), answered, choices, units: people.census.units(step) };
  }

  return {
    view: async (): Promise<Omit<LiveHostView, 'version'>> => {
      const session = core.session();
      const { id, name, pin, host, phase, place, dueAt, auto, locked, rules, script, version } = session;
      const account = await around.stores.organisers.withName(host);
      const course = core.course();
      const standing = core.standing();
      const rows = { keys, session: id, top: TOP };
      return {
        now: clock.now(),
        session: id,
        revision: version,
        name,
        pin,
        link: around.link(pin),
        host: { account: host, name: account?.name ?? host },
        phase,
        place,
        dueAt,
        auto,
        locked,
        rules,
        script,
        stillDrawn: phase === 'draft' || phase === 'lobby' ? around.scripts.stillDrawn(script) : [],
        hall: phase === 'draft' ? null : views.hall(),
        next: preview(openNow(course, session, 0) ?? next(course, session, 0)),
        back: preview(back(course, session, 0)),
        numbers: numbers(),
        asked: [...core.asked.values()].map(askedOf),
        standing: standingRows(standing, rows),
        unitStanding: unitRows(standing, rows),
      };
    },
    players: (search: string): LivePlayers => {
      const part = search.normalize('NFC').toLowerCase();
      const standing = core.standing();
      return people
        .all()
        .filter(({ row }) => `${row.name} ${row.unit?.name ?? ''} ${row.unit?.code ?? ''}`.toLowerCase().includes(part))
        .slice(0, MOST_PLAYERS)
        .map(({ row, sockets }) => ({
          player: row.id,
          name: row.name,
          unit: row.unit?.name ?? null,
          guest: row.participant === null,
          connected: sockets > 0,
          removed: row.removedAt !== null,
          joinedAt: row.joinedAt,
          score: standing.rows[standing.places.get(row.id) ?? -1]?.score ?? 0,
        }));
    },
    answers: (step: string): LiveAnswers =>
      people.all().flatMap((player) => {
        const counting = countingAnswer(player, step)?.revision;
        return [...(player.answers.get(step)?.values() ?? [])]
          .filter(({ isSaved }) => isSaved)
          .map(({ row: { step: _same, ...answer } }) => ({ ...answer, name: player.row.name, counts: answer.revision === counting }));
      }),
  };
}

import type { LiveQuestionRow } from '../../../db/live-sessions.ts';
import type { Question } from '../../../db/questions.ts';
import type { LivePlayerScreen } from '../../protocol/live-player.ts';
import type { LiveHallScreen } from '../../protocol/live-projector.ts';
import type { LiveQuestionHead, OpenPicture, Revealed, SealedPicture } from '../../protocol/live.ts';
import type { LiveRow, LiveUnitRow } from '../../protocol/live-projector.ts';
import { numberOf, questionStep, type LiveSession } from './live-session.ts';

/** What the screens of a session are made of; each is asked only for what is public by then. */
export interface ScreenSources {
  session: LiveSession;
  /** The question that is there, as it was announced. */
  asked: LiveQuestionRow | undefined;
  questionOf(row: LiveQuestionRow): Question;
  sealed(step: string): SealedPicture | null;
  opened(step: string): OpenPicture | null;
  revealed(row: LiveQuestionRow): Revealed;
  answering(row: LiveQuestionRow): { answered: number; connected: number };
  standing(): { rows: LiveRow[]; units: LiveUnitRow[]; people: number };
  lobby(): { people: number; units: number };
}

/** What all phones of a session see. */
export function phoneScreen(from: ScreenSources): LivePlayerScreen {
  const { session } = from;
  switch (session.phase) {
    case 'draft':
    case 'lobby':
      return { screen: 'lobby' };
    case 'announced': {
      const { head, row } = about(from);
      return { screen: 'announced', ...head, opensAt: session.dueAt ?? session.since, picture: from.sealed(row.step) };
    }
    case 'reading': {
      const { head, row, question } = about(from);
      return { screen: 'reading', ...head, opensAt: session.dueAt ?? session.since, text: question.text, picture: from.opened(row.step) };
    }
    case 'open':
      return { screen: 'open', ...onPhone(from), opensAt: session.since, closesAt: session.dueAt ?? session.since };
    case 'closed':
      return { screen: 'closed', ...onPhone(from) };
    case 'histogram':
      return { screen: 'histogram', ...onPhone(from), revealed: from.revealed(about(from).row) };
    case 'standing':
      return { screen: 'standing' };
    case 'pause':
    case 'message':
      return between(session);
    case 'ended':
      return { screen: 'ended' };
  }
}

/** What the walls of a session show. */
export function hallScreen(from: ScreenSources): LiveHallScreen {
  const { session } = from;
  switch (session.phase) {
    case 'draft':
    case 'lobby':
      return { screen: 'lobby', ...from.lobby() };
    case 'announced': {
      const { head, row } = about(from);
      return { screen: 'announced', ...head, opensAt: session.dueAt ?? session.since, picture: from.sealed(row.step) };
    }
    case 'reading': {
      const { head, row, question } = about(from);
      return { screen: 'reading', ...head, opensAt: session.dueAt ?? session.since, text: question.text, picture: from.opened(row.step) };
    }
    case 'open':
      return { screen: 'open', ...onWall(from), opensAt: session.since, closesAt: session.dueAt ?? session.since, ...from.answering(about(from).row) };
    case 'closed':
      return { screen: 'closed', ...onWall(from), ...from.answering(about(from).row) };
    case 'histogram':
      return { screen: 'histogram', ...onWall(from), revealed: from.revealed(about(from).row) };
    case 'standing':
    case 'ended':
      return { screen: session.phase, ...from.standing() };
    case 'pause':
    case 'message':
      return between(session);
  }
}

function between({ script, place, since }: LiveSession): Extract<LiveHallScreen & LivePlayerScreen, { screen: 'pause' | 'message' }> {
  const step = script.steps[place];
  if (step?.kind === 'message') return { screen: 'message', title: step.title, text: step.text };
  if (step?.kind === 'pause') return { screen: 'pause', title: step.title, until: step.seconds === null ? null : since + step.seconds * 1_000 };
  throw new Error(`step ${place} is neither pause nor message`);
}

function about({ session, asked, questionOf }: ScreenSources): { head: LiveQuestionHead; row: LiveQuestionRow; question: Question } {
  const step = questionStep(session);
  if (step === undefined || asked === undefined) throw new Error(`step ${session.place} is no announced question`);
  const head = { step: step.id, ...numberOf(session, step.id), practice: step.practice, limitSeconds: Math.round(asked.limit / 1_000) };
  return { head, row: asked, question: questionOf(asked) };
}

function onWall(from: ScreenSources): LiveQuestionHead & { text: string; options: string[]; picture: OpenPicture | null } {
  const { head, row, question } = about(from);
  return { ...head, text: question.text, options: question.options, picture: from.opened(row.step) };
}

function onPhone(from: ScreenSources): LiveQuestionHead & { text: string; options: string[] | null; choices: number; picture: OpenPicture | null } {
  const { options, ...rest } = onWall(from);
  return { ...rest, options: from.session.rules.optionTexts ? options : null, choices: options.length };
}

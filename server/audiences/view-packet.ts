import type { ParticipantState, ParticipantView } from '../protocol/participant.ts';
import { bytesOf, type Bytes } from './bytes.ts';
import type { Packet } from './text-frames.ts';

type AtQuestion = Extract<ParticipantState, { state: 'question' }>;
type Ready = Extract<ParticipantState, { state: 'ready' }>;

/** The part of a person's views that never changes. */
export function ownPart({ name, unit }: Pick<ParticipantView, 'name' | 'unit'>): Bytes {
  return jsonOf({ name, unit }).slice(1, -1);
}

/**
 * Encodes views as Socket.IO's packets for a namespace; `own` is the person's own part. The words of a question and of its round are most of a view, and the same for many: they are encoded
 * once. Views are put together of such parts, because whole crowds get one at a time: JSON.stringify takes several times as long.
 */
export function viewPackets(namespace: string): (view: ParticipantView, own: Bytes) => Packet {
  const encoded = new WeakMap<object, Bytes>();

  function encode(shared: object): Bytes {
    const known = encoded.get(shared);
    if (known !== undefined) return known;
    const bytes = jsonOf(shared);
    encoded.set(shared, bytes);
    return bytes;
  }

  function atQuestion({ state, round, attempt, question, place, shown, shownAt, deadline, saved, replaced }: AtQuestion): Bytes {
    return `{"state":"${state}","round":${encode(round)},"attempt":${JSON.stringify(attempt)},"question":${question},"place":${place},"shown":${encode(shown)},"shownAt":${shownAt},"deadline":${deadline},"saved":${saved},"replaced":${replaced}}`;
  }

  function ready({ state, round, trial, attemptsTaken, prediction }: Ready): Bytes {
    return `{"state":"${state}","round":${encode(round)},"trial":${encode(trial)},"attemptsTaken":${attemptsTaken},"prediction":${prediction === null ? 'null' : jsonOf(prediction)}}`;
  }

  function stateOf(state: ParticipantState): Bytes {
    if (state.state === 'question') return atQuestion(state);
    return state.state === 'ready' ? ready(state) : jsonOf(state);
  }

  return ({ version, now, past, state }, own) =>
    `2${namespace},["view",{"version":${version},"now":${now},${own},"past":${past.length === 0 ? '[]' : jsonOf(past)},"state":${stateOf(state)}}]`;
}

function jsonOf(value: object): Bytes {
  return bytesOf(JSON.stringify(value));
}

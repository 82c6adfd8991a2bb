import type { ParticipantState, ParticipantView } from '../protocol/participant.ts';
import type { Packet } from './text-frames.ts';

type AtQuestion = Extract<ParticipantState, { state: 'question' }>;
type Ready = Extract<ParticipantState, { state: 'ready' }>;

/** JSON in UTF-8, each byte as one letter: such texts are put together and written without looking at their letters again. */
type Bytes = string;

/** The part of a person's views that never changes. */
export function ownPart({ name, unit }: Pick<ParticipantView, 'name' | 'unit'>): Bytes {
  return bytesOf({ name, unit }).slice(1, -1);
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
    const bytes = bytesOf(shared);
    encoded.set(shared, bytes);
    return bytes;
  }

  function atQuestion({ state, round, attempt, question, place, shown, shownAt, deadline, saved, replaced }: AtQuestion): Bytes {
    return `{"state":"${state}","round":${encode(round)},"attempt":${JSON.stringify(attempt)},"question":${question},"place":${place},"shown":${encode(shown)},"shownAt":${shownAt},"deadline":${deadline},"saved":${saved},"replaced":${replaced}}`;
  }

  function ready({ state, round, trial, attemptsTaken, prediction }: Ready): Bytes {
    return `{"state":"${state}","round":${encode(round)},"trial":${encode(trial)},"attemptsTaken":${attemptsTaken},"prediction":${prediction === null ? 'null' : bytesOf(prediction)}}`;
  }

  function stateOf(state: ParticipantState): Bytes {
    if (state.state === 'question') return atQuestion(state);
    return state.state === 'ready' ? ready(state) : bytesOf(state);
  }

  return ({ version, now, past, state }, own) => {
    const before = `2${namespace},["view",{"version":${version},"now":${now},${own},"past":${past.length === 0 ? '[]' : bytesOf(past)},"state":`;
    return [Buffer.from(`${before}${stateOf(state)}}]`, 'latin1')];
  };
}

function bytesOf(value: object): Bytes {
  return Buffer.from(JSON.stringify(value)).toString('latin1');
}

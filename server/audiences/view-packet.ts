import type { ParticipantState, ParticipantView } from '../protocol/participant.ts';
import type { Packet } from './text-frames.ts';

type AtQuestion = Extract<ParticipantState, { state: 'question' }>;

/** JSON in UTF-8, each byte as one letter: such texts are put together and written without looking at their letters again. */
type Bytes = string;

/** The part of a person's views that never changes. */
export function ownPart({ name, unit }: Pick<ParticipantView, 'name' | 'unit'>): Bytes {
  return bytesOf({ name, unit }).slice(1, -1);
}

/**
 * Encodes views as Socket.IO's packets for a namespace; `own` is the person's own part. The words of a question and of its round are most of a view, and the same for many: they are encoded
 * once. A view at a question is put together by hand, because whole crowds get one at a time: JSON.stringify takes several times as long.
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

  function atQuestion({ version, now, past }: ParticipantView, open: AtQuestion, own: Bytes): Bytes {
    const { state, round, attempt, question, place, shown, shownAt, deadline, saved, replaced } = open;
    const before = `2${namespace},["view",{"version":${version},"now":${now},${own},"past":${past.length === 0 ? '[]' : bytesOf(past)},"state":{"state":"${state}","round":`;
    return `${before}${encode(round)},"attempt":${JSON.stringify(attempt)},"question":${question},"place":${place},"shown":${encode(shown)},"shownAt":${shownAt},"deadline":${deadline},"saved":${saved},"replaced":${replaced}}}]`;
  }

  return (view, own) => [view.state.state === 'question' ? Buffer.from(atQuestion(view, view.state, own), 'latin1') : `2${namespace},${JSON.stringify(['view', view])}`];
}

function bytesOf(value: object): Bytes {
  return Buffer.from(JSON.stringify(value)).toString('latin1');
}

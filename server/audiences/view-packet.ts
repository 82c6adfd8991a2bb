import type { ParticipantState, ParticipantView } from '../protocol/participant.ts';
import type { Packet } from './text-frames.ts';

type AtQuestion = Extract<ParticipantState, { state: 'question' }>;

/**
 * Encodes views as Socket.IO's packets for a namespace. The words of a question and of its round are most of a view, and the same for many: they are encoded
 * once. A view at a question is put together by hand, because whole crowds get one at a time: JSON.stringify takes twice as long.
 */
export function viewPackets(namespace: string): (view: ParticipantView) => Packet {
  const encoded = new WeakMap<object, Buffer>();

  function encode(shared: object): Buffer {
    const known = encoded.get(shared);
    if (known !== undefined) return known;
    const bytes = Buffer.from(JSON.stringify(shared));
    encoded.set(shared, bytes);
    return bytes;
  }

  function atQuestion({ version, now, name, unit, past }: ParticipantView, open: AtQuestion): Packet {
    const { state, round, attempt, question, place, shown, shownAt, deadline, saved, replaced } = open;
    return [
      `2${namespace},["view",{"version":${version},"now":${now},"name":${JSON.stringify(name)},"unit":${JSON.stringify(unit)},"past":${JSON.stringify(past)},"state":{"state":"${state}","round":`,
      encode(round),
      `,"attempt":${JSON.stringify(attempt)},"question":${question},"place":${place},"shown":`,
      encode(shown),
      `,"shownAt":${shownAt},"deadline":${deadline},"saved":${saved},"replaced":${replaced}}}]`,
    ];
  }

  return (view) => (view.state.state === 'question' ? atQuestion(view, view.state) : [`2${namespace},${JSON.stringify(['view', view])}`]);
}

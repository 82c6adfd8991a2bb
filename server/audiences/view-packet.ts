import type { ParticipantView, ShownQuestion } from '../protocol/participant.ts';
import type { Packet } from './text-frames.ts';

/** Stands in the encoded view where the question belongs: within a text of JSON its quotes would have backslashes before them. */
const GAP = '"shown":0';

/** Encodes views as Socket.IO's packets for a namespace. The words of a question are most of a view, and the same for many: they are encoded once. */
export function viewPackets(namespace: string): (view: ParticipantView) => Packet {
  const encoded = new WeakMap<ShownQuestion, Buffer>();

  function encode(shown: ShownQuestion): Buffer {
    const known = encoded.get(shown);
    if (known !== undefined) return known;
    const bytes = Buffer.from(`"shown":${JSON.stringify(shown)}`);
    encoded.set(shown, bytes);
    return bytes;
  }

  return (view) => {
    const { state } = view;
    if (state.state !== 'question') return [`2${namespace},${JSON.stringify(['view', view])}`];
    const personal = JSON.stringify(['view', { ...view, state: { ...state, shown: 0 } }]);
    const gap = personal.indexOf(GAP);
    return [`2${namespace},`, personal.slice(0, gap), encode(state.shown), personal.slice(gap + GAP.length)];
  };
}

/** Opcodes of RFC 6455, 5.2. */
const TEXT = 1;
const CLOSE = 8;
const PING = 9;

/** What a server sends over a WebSocket: whole messages, pings, and the code of its close. */
export interface ServerFrames {
  text(content: Buffer): void;
  ping(content: Buffer): void;
  close(code: number): void;
}

/**
 * Reads the frames of a server, which does not mask and here does not split what it says. Less than a client library does: a crowd that is
 * read by one takes as much of two cores as the server that is measured.
 */
export function serverFrames(heard: ServerFrames): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  return (chunk) => {
    const bytes = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let frame = frameAt(bytes, from); frame !== undefined; frame = frameAt(bytes, from)) {
      from = frame.to;
      const content = bytes.subarray(frame.from, frame.to);
      if (frame.opcode === TEXT) heard.text(content);
      else if (frame.opcode === PING) heard.ping(content);
      else if (frame.opcode === CLOSE) heard.close(content.length < 2 ? 1005 : content.readUInt16BE());
      else throw new Error(`a frame of a server with opcode ${frame.opcode} was not expected`);
    }
    rest = from < bytes.length ? bytes.subarray(from) : undefined;
  };
}

/** Where its content begins and ends; undefined until all of it is there. */
function frameAt(bytes: Buffer, at: number): { opcode: number; from: number; to: number } | undefined {
  const [first, second] = [bytes[at], bytes[at + 1]];
  if (first === undefined || second === undefined) return undefined;
  if ((first & 0xf0) !== 0x80 || second > 127) throw new Error('a frame of a server is whole, plain and not masked');
  const from = at + 2 + (second < 126 ? 0 : second === 126 ? 2 : 8);
  if (from > bytes.length) return undefined;
  const length = second < 126 ? second : second === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  const to = from + length;
  return to > bytes.length ? undefined : { opcode: first & 0x0f, from, to };
}

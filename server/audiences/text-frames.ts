import type { Socket } from 'socket.io';

/** Engine.IO's mark of a message. */
const MESSAGE = '4';

/** A final frame of text (RFC 6455, 5.2); lengths that stand in one byte and in three. */
const FINAL_TEXT = 0x81;
const LONGEST_SHORT = 125;
const LONGEST_MIDDLE = 0xffff;

type Connection = Pick<Socket['conn'], 'write'>;

/** Packets of Socket.IO, encoded, in one write to the network: each write of its own costs as much as everything else around it. */
export function writeTogether(connection: Connection, packets: readonly string[]): void {
  if (!takesReadyFrames(connection)) return packets.forEach((packet) => void connection.write(packet));
  const ready: object = { wsPreEncodedFrame: [textFrames(packets)] };
  // The text says how much waits where the network does not take it at once.
  return void connection.write(packets.join(''), ready);
}

/** One behind the other, as they go over the network. */
function textFrames(packets: readonly string[]): Buffer {
  let size = 0;
  for (const packet of packets) size += headSize(lengthOf(packet)) + lengthOf(packet);
  const frames = Buffer.allocUnsafe(size);
  let at = 0;
  for (const packet of packets) {
    const length = lengthOf(packet);
    frames[at] = FINAL_TEXT;
    if (length <= LONGEST_SHORT) {
      frames[at + 1] = length;
    } else if (length <= LONGEST_MIDDLE) {
      frames[at + 1] = LONGEST_SHORT + 1;
      frames.writeUInt16BE(length, at + 2);
    } else {
      frames[at + 1] = LONGEST_SHORT + 2;
      frames.writeBigUInt64BE(BigInt(length), at + 2);
    }
    at += headSize(length);
    at += frames.write(MESSAGE, at, 'latin1');
    at += frames.write(packet, at, 'utf8');
  }
  return frames;
}

function lengthOf(packet: string): number {
  return MESSAGE.length + Buffer.byteLength(packet);
}

function headSize(length: number): number {
  if (length <= LONGEST_SHORT) return 2;
  return length <= LONGEST_MIDDLE ? 4 : 10;
}

/** Engine.IO writes a frame that is ready as it is, as Socket.IO's own broadcasts want it; where it would not, each packet goes its usual way. */
function takesReadyFrames(connection: Connection): boolean {
  const transport: unknown = Reflect.get(connection, 'transport');
  return typeof transport === 'object' && transport !== null && '_canSendPreEncodedFrame' in transport && typeof transport._canSendPreEncodedFrame === 'function' && transport._canSendPreEncodedFrame(READY) === true;
}

const READY = { options: { wsPreEncodedFrame: [] } };

/** Follows a WebSocket's frames (RFC 6455, 5.2) through bytes as they come, to know where a message ends. It judges nothing: that is the WebSocket's. */
export class FrameBounds {
  /** What has come of a head that has not ended. */
  #head: number[] = [];
  /** Bytes of a frame's content that are still to come. */
  #left = 0;
  #isInMessage = false;
  #isClosing = false;

  /** Whether the next byte begins a message, or a ping or pong between two messages. */
  isBetween(): boolean {
    return this.#left === 0 && this.#head.length === 0 && !this.#isInMessage;
  }

  /** Whether a close has passed, whole. */
  isClosed(): boolean {
    return this.#isClosing && this.#left === 0;
  }

  pass(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const step = Math.min(this.#left, bytes.length - at);
      this.#left -= step;
      at += step;
      if (at === bytes.length) return;
      this.#head.push(bytes[at] ?? 0);
      at += 1;
      this.#endHead();
    }
  }

  #endHead(): void {
    const [first = 0, second] = this.#head;
    if (second === undefined) return;
    const short = second & LENGTH;
    const more = short === LENGTH ? 8 : short === LENGTH - 1 ? 2 : 0;
    const mask = second & MASKED ? 4 : 0;
    if (this.#head.length < 2 + more + mask) return;
    this.#left = more === 0 ? short : this.#head.slice(2, 2 + more).reduce((length, byte) => length * 256 + byte, 0);
    this.#head = [];
    if ((first & OPCODE) === CLOSE) this.#isClosing = true;
    if ((first & CONTROL) === 0) this.#isInMessage = (first & FINAL) === 0;
  }
}

const FINAL = 0x80;
const OPCODE = 0x0f;
const CLOSE = 0x08;
/** The opcode of a ping, a pong or a close, which may stand between the parts of a message. */
const CONTROL = 0x08;
const MASKED = 0x80;
const LENGTH = 0x7f;

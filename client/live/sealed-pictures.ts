/*
 * Pictures of questions. Before the opening only sealed bytes can be fetched; the key comes with the question.
 * 1. `fetch` is told of the sealed picture when the question is announced, and keeps its bytes.
 * 2. `open` is asked in `render`, with the key: the address of the opened picture once it is there, until then why not.
 * The host is drawn anew when a picture has come or has failed. A picture of an earlier question is let go.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OpenPicture, SealedPicture } from '../../server/protocol/live.ts';
import { chaCha20 } from './cha-cha.ts';
import { jittered } from './outbox.ts';

const AGAIN_MS = 700;
const TRIES = 6;
const NONCE = new Uint8Array(12);

export type Drawn = { is: 'there'; address: string } | { is: 'loading' | 'failed' };

export class SealedPictures implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #url = '';
  #sealed: Uint8Array | undefined;
  #failed = false;
  #opened: { key: string; address: string } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Makes sure that these bytes are here or on their way. */
  fetch({ url }: SealedPicture): void {
    if (url === this.#url) return;
    this.#letGo();
    this.#url = url;
    this.#sealed = undefined;
    this.#failed = false;
    void this.#bring(url);
  }

  open(picture: OpenPicture): Drawn {
    this.fetch(picture);
    if (this.#opened?.key === picture.key) return { is: 'there', address: this.#opened.address };
    if (!this.#sealed) return { is: this.#failed ? 'failed' : 'loading' };
    const bytes = unsealed(this.#sealed, picture);
    this.#letGo();
    this.#opened = { key: picture.key, address: URL.createObjectURL(new Blob([bytes], { type: picture.type })) };
    return { is: 'there', address: this.#opened.address };
  }

  hostDisconnected(): void {
    this.#letGo();
  }

  async #bring(url: string): Promise<void> {
    for (let tries = 0; tries < TRIES && url === this.#url && !this.#sealed; tries += 1) {
      // One after another: each is tried only where the one before it failed.
      if (tries > 0) await new Promise((resolve) => { setTimeout(resolve, jittered(AGAIN_MS * tries)); });
      const bytes = await bytesAt(url);
      if (url !== this.#url) return;
      this.#sealed = bytes;
    }
    this.#failed = !this.#sealed;
    this.#host.requestUpdate();
  }

  #letGo(): void {
    if (this.#opened) URL.revokeObjectURL(this.#opened.address);
    this.#opened = undefined;
  }
}

/** The picture in its sealed bytes, which are padded to a class of lengths. */
function unsealed(sealed: Uint8Array, { key, length }: Pick<OpenPicture, 'key' | 'length'>): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(key), (letter) => letter.codePointAt(0) ?? 0);
  return chaCha20({ key: bytes, nonce: NONCE, counter: 0 }, sealed.subarray(0, length));
}

async function bytesAt(url: string): Promise<Uint8Array | undefined> {
  // No network, or a proxy's own page: both are answered by asking again.
  try {
    const response = await fetch(url);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

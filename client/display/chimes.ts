/** Seconds. */
const ATTACK = 0.02;
const LOUDNESS = 0.16;
const APART = 0.16;

interface Sound { notes: readonly number[]; ring: number; loudness: number }

/**
 * In hertz and seconds. A rising third for a new leader and for a key, two notes for a new picture and, brighter, for an opening; a
 * short tap of wood for each of the last seconds, a low thud for the close.
 */
const SOUNDS = {
  leader: { notes: [392, 493.9], ring: 0.9, loudness: LOUDNESS },
  picture: { notes: [493.9, 587.3], ring: 0.9, loudness: LOUDNESS },
  open: { notes: [587.3, 880], ring: 1, loudness: 0.2 },
  tick: { notes: [1174.7], ring: 0.09, loudness: 0.12 },
  close: { notes: [98], ring: 0.7, loudness: 0.4 },
  key: { notes: [523.3, 659.3], ring: 1.2, loudness: 0.2 },
} as const satisfies Record<string, Sound>;
export type SoundName = keyof typeof SOUNDS;

/** The wall's sounds, made in place: no file to fetch, and none before somebody pressed the start. */
export class Chimes {
  #context: AudioContext | undefined;

  get isAwake(): boolean {
    return this.#context?.state === 'running';
  }

  async wake(): Promise<void> {
    // A machine without an output throws; a browser that wants another press leaves the promise open.
    try {
      this.#context ??= new AudioContext();
      await Promise.race([this.#context.resume(), new Promise((resolve) => { setTimeout(resolve, 500); })]);
    } catch {
      this.#context = undefined;
    }
  }

  play(name: SoundName): void {
    const context = this.#context;
    if (!context || !this.isAwake) return;
    const sound = SOUNDS[name];
    sound.notes.forEach((frequency, place) => sing(context, { frequency, at: context.currentTime + place * APART, sound }));
  }
}

/** A soft bell: a sine, and its octave more quietly. */
function sing(context: AudioContext, { frequency, at, sound: { ring, loudness: loud } }: { frequency: number; at: number; sound: Sound }): void {
  for (const [multiple, share] of [[1, 1], [2, 0.25]] as const) {
    const tone = new OscillatorNode(context, { type: 'sine', frequency: frequency * multiple });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(loud * share, at + ATTACK);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + ring);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(at + ring);
  }
}

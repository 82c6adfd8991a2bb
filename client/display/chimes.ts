/** Seconds. */
const ATTACK = 0.02;
const RING = 0.9;
const LOUDNESS = 0.16;
/** Hertz: G4, B4, D5. A rising third for a new leader, the fifth above it answers a new picture. */
const NOTES = { leader: [392, 493.9], picture: [493.9, 587.3] } as const;
const APART = 0.16;

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

  play(name: keyof typeof NOTES): void {
    const context = this.#context;
    if (!context || !this.isAwake) return;
    NOTES[name].forEach((frequency, place) => ring(context, frequency, context.currentTime + place * APART));
  }
}

/** A soft bell: a sine, and its octave more quietly. */
function ring(context: AudioContext, frequency: number, at: number): void {
  for (const [multiple, share] of [[1, 1], [2, 0.25]] as const) {
    const tone = new OscillatorNode(context, { type: 'sine', frequency: frequency * multiple });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(LOUDNESS * share, at + ATTACK);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + RING);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(at + RING);
  }
}

import type { OpenPicture, SealedPicture } from '../../protocol/live.ts';

/** Pictures of the questions of live sessions. */
export interface LivePictures {
  /** Makes a key for this showing of the question and seals its picture with it, where it has one. */
  seal(session: string, step: { id: string; question: string }): Promise<void>;
  sealed(session: string, step: string): SealedPicture | null;
  opened(session: string, step: string): OpenPicture | null;
  /** What a question's picture shows; null where it has none. */
  alt(question: string): string | null;
}

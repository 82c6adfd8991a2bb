import type { QuestionId } from '../server/rules/ids.ts';
import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface PictureAbout {
  question: QuestionId;
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  width: number;
  height: number;
  /** What it shows, for who does not see it. */
  alt: string;
}

export type Picture = PictureAbout & { content: Buffer };

const ABOUT = 'question_id AS question, type, width, height, alt';

/** Pictures of questions. */
export function pictureStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('picture');
  const all = database.prepare<[string], PictureAbout>(`SELECT ${ABOUT} FROM picture JOIN question ON question.id = question_id WHERE contest_id = ?`);
  const one = database.prepare<[QuestionId], Picture>(`SELECT ${ABOUT}, content FROM picture WHERE question_id = ?`);
  const put = database.prepare<Picture>('INSERT OR REPLACE INTO picture VALUES (@question, @type, @width, @height, @alt, @content)');
  const remove = database.prepare<[QuestionId]>('DELETE FROM picture WHERE question_id = ?');

  return {
    all: async (contest: string): Promise<PictureAbout[]> => all.all(contest),
    of: async (question: QuestionId): Promise<Picture | undefined> => one.get(question),
    put: write('put', (picture: Picture, event: NewEvent): void => {
      put.run(picture);
      events.append(event);
    }),
    /** False where there was none. */
    remove: write('remove', (question: QuestionId, event: NewEvent): boolean => {
      if (remove.run(question).changes === 0) return false;
      events.append(event);
      return true;
    }),
  };
}

import type { Database } from '../../db/open.ts';
import type { CommitOptions } from '../../db/group-commit.ts';

export interface CommitFaults {
  faults: NonNullable<CommitOptions['faults']>;
  /** Commits that were tried. */
  commits(): number;
  /** From here on every batch waits before it is begun. */
  hold(): void;
  /** Resolves when a batch waits. */
  held(): Promise<void>;
  release(): void;
  /** Fails the next commits, all of them where no number is given. */
  fail(times?: number): void;
  /** Lets so many commits pass and fails every one after them. */
  failAfter(passing: number): void;
  /** From here on the database may not grow: SQLite itself refuses what needs one more page. */
  fill(): void;
  /** From here on SQLite itself refuses every write. */
  protect(): void;
  heal(): void;
}

/** As many pages as SQLite allows. */
const NO_LIMIT = 4_294_967_294;

/** A disk that a test holds, or makes fail, at the commit. */
export function commitFaults(): CommitFaults {
  let gate: { opened: Promise<void>; open: () => void } | undefined;
  let reached: () => void = () => undefined;
  let arrived: Promise<void> = Promise.resolve();
  let commits = 0;
  let failures = 0;
  let passing = 0;
  let database: Database | undefined;
  return {
    faults: {
      opened: (opened) => {
        database = opened;
      },
      before: async () => {
        if (gate === undefined) return;
        reached();
        await gate.opened;
      },
      commit: (commit) => {
        commits += 1;
        if (passing > 0) passing -= 1;
        else if (failures > 0) {
          failures -= 1;
          throw new Error('the disk is full');
        }
        commit();
      },
    },
    commits: () => commits,
    hold: () => {
      let open: () => void = () => undefined;
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      gate = { opened, open };
      arrived = new Promise((resolve) => {
        reached = resolve;
      });
    },
    held: () => arrived,
    release: () => {
      gate?.open();
      gate = undefined;
    },
    fail: (times = Infinity) => {
      passing = 0;
      failures = times;
    },
    failAfter: (commitsPassing) => {
      passing = commitsPassing;
      failures = Infinity;
    },
    fill: () => {
      const pages = Number(database?.pragma('page_count', { simple: true }));
      database?.pragma(`max_page_count = ${pages}`);
    },
    protect: () => void database?.pragma('query_only = ON'),
    heal: () => {
      database?.pragma(`max_page_count = ${NO_LIMIT}`);
      database?.pragma('query_only = OFF');
      passing = 0;
      failures = 0;
    },
  };
}

import type { displayAdded, invited, reissued, reminded, withdrawn } from '../../server/protocol/acts.ts';

/** What acts answer with; the schema's own type, since zod stays out of the bundle. */
export type Reissued = (typeof reissued)['_output'];
export type Reminded = (typeof reminded)['_output'];
export type Withdrawn = (typeof withdrawn)['_output'];
export type Invited = (typeof invited)['_output'];
export type DisplayAdded = (typeof displayAdded)['_output'];

/** The data folder cannot be used as it is; the message says why, in a sentence for whoever starts the server. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

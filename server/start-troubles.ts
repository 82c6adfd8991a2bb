/** What a start cannot go on with, in one sentence for whoever starts the server; undefined for what nobody expects. */
export function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (['ConfigError', 'DatabaseError'].includes(error.name)) return error.message;
  const failed = error.name === 'NotSavedError' && error.cause instanceof Error ? error.cause : error;
  if (failed === error && !isOfTheDisk(error)) return undefined;
  return `nothing can be saved in the data folder (${failed.message}): make room in it, or see that it may be written to, and start again`;
}

function isOfTheDisk(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^(ENOSPC|EDQUOT|EROFS|EIO|SQLITE_(FULL|READONLY|IOERR|CANTOPEN).*)$/.test(error.code);
}

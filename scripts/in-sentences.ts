/** Runs what a person has asked for; what is wrong with the settings, the folder or the words is told in a sentence, without a stack. */
export async function inSentences(run: () => Promise<void> | void): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Error) || !['ConfigError', 'DatabaseError', 'UsageError'].includes(error.name)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** The words or files of a command line are not what the command takes. */
export class UsageError extends Error {
  override name = 'UsageError';
}

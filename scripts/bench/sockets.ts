/** Files, pipes, the database, and connections that are on their way out. */
const SPARE = 500;

/** Refuses what the system will not let a process open: a server and a crowd hold a socket for each of the people. */
export function assertSockets(people: number): void {
  const { userLimits }: { userLimits: { open_files: { soft: number | 'unlimited' } } } = Object(process.report.getReport());
  const { soft } = userLimits.open_files;
  if (soft === 'unlimited' || people + SPARE <= soft) return;
  throw new Error(`${people} people need as many sockets in one process, and the system allows it ${soft} open files: raise the limit (ulimit -n)`);
}

/** Prints what a check found; any complaint fails the step. */
export function reportComplaints(complaints: readonly string[]): void {
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

/** With which the player of this place joins and comes back. */
export function ticketOf(place: number): string {
  return `ticket-of-a-bench-player-${place}`;
}

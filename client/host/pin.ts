/** `482 716`: in two groups, as people say it. */
export function pinInGroups(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3)}`;
}

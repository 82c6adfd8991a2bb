/** Whether an address is this machine's own, in any notation that a socket or a proxy uses. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

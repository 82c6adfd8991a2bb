const GROUP = 5;

/** A personal code as it stands on the slip, `7K2MX-9TQ4B`, while it is being typed. */
export function grouped(typed: string): string {
  const code = typed.replace(/[\s-]/g, '');
  if (code.length <= GROUP) return code;
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}

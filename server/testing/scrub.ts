/** What may differ between two recordings: a path, and what the value there must look like. */
export type Exception = [path: RegExp, looks: RegExp];

/** JSON as text, with the exceptions' values taken out; one that does not look as listed is no exception. */
export function scrub(exceptions: readonly Exception[], path: string, content: unknown): string {
  return JSON.stringify(walk(exceptions, path, content));
}

/** A Socket.IO frame as text: its head as it came, then its JSON, whose paths begin with what the frame is. */
export function scrubFrame(exceptions: readonly Exception[], frame: string): string {
  const [, head = '', json = 'null'] = /^([^[{]*)(.*)$/s.exec(frame) ?? [];
  const content: unknown = JSON.parse(json);
  if (head.startsWith('42') && Array.isArray(content)) return `${head}${content[0]}${scrub(exceptions, String(content[0]), content[1])}`;
  const kind = head === '0' ? 'open' : head.startsWith('40') ? 'connect' : 'ack';
  return head + scrub(exceptions, kind, content);
}

function walk(exceptions: readonly Exception[], path: string, content: unknown): unknown {
  if (Array.isArray(content)) return content.map((part, index) => walk(exceptions, `${path}.${index}`, part));
  if (typeof content === 'object' && content !== null)
    return Object.fromEntries(Object.entries(content).map(([name, part]) => [name, walk(exceptions, `${path}.${name}`, part)]));
  const exception = exceptions.find(([where]) => where.test(path));
  return exception?.[1].test(String(content)) === true ? 'an exception' : content;
}

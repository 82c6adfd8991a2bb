/** A round's window: open at `opensAt`, shut at `closesAt`, both epoch milliseconds. */
export interface Window {
  opensAt: number;
  closesAt: number;
}

/** Open means `opensAt <= instant < closesAt`: "24:00 on Sunday" is Monday 00:00 and belongs to nobody's Sunday. */
export function isOpen(window: Window, instant: number): boolean {
  return window.opensAt <= instant && instant < window.closesAt;
}

export interface StartRequest {
  window: Window;
  /** When the request arrived, epoch milliseconds. */
  receivedAt: number;
  excluded: boolean;
  attemptsTaken: number;
  attemptsAllowed: number;
  /** All limits of the paper added up, milliseconds. */
  paperTime: number;
  /** The participant has read that the close will cut the attempt. */
  shortAccepted: boolean;
  /** The wall clock stood before a stored instant when the server started, and nobody has confirmed it since. */
  clockInDoubt: boolean;
}

export type StartRefusal = 'excluded' | 'not-open' | 'closed' | 'already-taken' | 'clock-in-doubt' | 'short-of-time';

/** Why an attempt may not start, or undefined where it may. What can never change is said before what may. */
export function refuseStart(request: StartRequest): StartRefusal | undefined {
  const { window, receivedAt } = request;
  if (request.excluded) return 'excluded';
  if (receivedAt < window.opensAt) return 'not-open';
  if (receivedAt >= window.closesAt) return 'closed';
  if (request.attemptsTaken >= request.attemptsAllowed) return 'already-taken';
  if (request.clockInDoubt) return 'clock-in-doubt';
  if (!request.shortAccepted && isShort(window, receivedAt, request.paperTime)) return 'short-of-time';
  return undefined;
}

/** Whether a start now leaves less than the whole paper's time before the close. */
function isShort(window: Window, instant: number, paperTime: number): boolean {
  return window.closesAt - instant < paperTime;
}

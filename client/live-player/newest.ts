import type { LiveOwn, LivePlayerScreenMessage, LivePlayerView, LiveReceipt } from '../../server/protocol/live-player.ts';

/* Versions rise on a connection: what has a lower one than what is shown has been overtaken. What a new connection says first counts, whatever was shown. */

/** The view that came, or the one that is shown where that is newer. */
export function withView(shown: LivePlayerView | undefined, came: LivePlayerView): LivePlayerView {
  return shown && came.version < shown.version ? shown : came;
}

/** What is personal stays while the screen is of the same question; where one stands, until something is said of it. */
export function withScreen(shown: LivePlayerView, came: LivePlayerScreenMessage): LivePlayerView {
  if (came.version < shown.version) return shown;
  const step = 'step' in came.screen ? came.screen.step : undefined;
  return { ...shown, ...came, own: came.own ?? shown.own, question: shown.question?.step === step ? shown.question : null };
}

export function withOwn(shown: LivePlayerView, came: LiveOwn): LivePlayerView {
  return shown.own && came.version < shown.own.version ? shown : { ...shown, own: came };
}

/** Of two receipts of a question the one of the later choice. */
export function laterOf(left: LiveReceipt | null | undefined, right: LiveReceipt | null | undefined): LiveReceipt | undefined {
  if (!left || !right) return left ?? right ?? undefined;
  return right.revision > left.revision ? right : left;
}

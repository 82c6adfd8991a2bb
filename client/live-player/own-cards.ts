import { html, nothing, type TemplateResult } from 'lit';
import type { LiveOwn, LivePlayerView } from '../../server/protocol/live-player.ts';
import type { Formats } from '../words/format.ts';
import type { LiveWords } from '../words/live-vi.ts';

interface Says { live: LiveWords; format: Formats }

/** Where a player stands: rank, points, what is missing to the next place, and the unit. */
export function ownCards(own: LiveOwn, { you }: LivePlayerView, { live, format }: Says): TemplateResult {
  const { own: words } = live;
  return html`<dl class="tiles">
      <div><dt>${words.rank}${moved(own, { live, format })}</dt><dd class="digits" data-testid="rank">${format.number(own.rank)}<small>/${format.number(own.people)}</small></dd></div>
      <div><dt>${words.score}<span class="line">${words.after(own.right, own.counted)}</span></dt><dd class="digits" data-testid="score">${format.points(own.score)}</dd></div>
    </dl>
    <p class="card behind" data-testid="behind">${behind(own, { live, format })}</p>
    ${own.unit && you.unit ? html`<div class="card unit"><p><b>${you.unit}</b><br><span class="soft">${words.unit}, ${words.unitRank(format.number(own.unit.rank), format.number(own.unit.units))}</span></p><b class="digits">${format.points(own.unit.score)}</b></div>` : nothing}`;
}

function moved({ rank, rankBefore }: LiveOwn, { live: { own: words }, format }: Says): TemplateResult | typeof nothing {
  if (rankBefore === null) return nothing;
  if (rankBefore === rank) return html`<span class="line">${words.kept}</span>`;
  const isUp = rankBefore > rank;
  return html`<span class="line ${isUp ? 'up' : ''}">${isUp ? '▲' : '▼'} ${isUp ? words.up(format.number(rankBefore - rank)) : words.down(format.number(rank - rankBefore))}</span>`;
}

function behind({ behind: missing }: LiveOwn, { live: { own: words }, format }: Says): string {
  if (missing === null) return words.first;
  const rank = format.number(missing.rank);
  return missing.score > 0 ? words.behindScore(format.points(missing.score), rank) : words.behindTime(format.span(missing.elapsed, 1), rank);
}

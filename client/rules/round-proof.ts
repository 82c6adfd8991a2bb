import { html, nothing, type TemplateResult } from 'lit';
import type { PublicRound } from '../../server/protocol/public.ts';
import type { Formats } from '../words/format.ts';
import { lawful } from '../words/lawful.ts';
import './copy-code.ts';
import { section } from './round-rules.ts';
import type { RulesWords } from './rules-words.ts';

const HASHES = ['seed', 'bank', 'roster'] as const;

/** What lets anybody check the round afterwards: the fingerprints, later the seed, and what was withdrawn and why. */
export function roundProof(round: PublicRound, words: RulesWords, format: Formats): TemplateResult[] {
  const proof = section(words.proof, round.hashes === null ? html`<p>${words.proofLater}</p>` : fingerprints(round.hashes, round.seed, words), 'wide');
  return round.withdrawn.length === 0 ? [proof] : [withdrawn(round, words, format), proof];
}

function fingerprints(hashes: NonNullable<PublicRound['hashes']>, seed: string | null, words: RulesWords): TemplateResult {
  return html`<p>${words.proofText}</p>
    ${(HASHES).map((which) => html`<copy-code .what=${`SHA-256 · ${words.hashes[which]}`} .code=${hashes[which]} data-testid="hash-${which}"></copy-code>`)}
    ${seed === null
      ? html`<p class="soft">${words.seedLater}</p>`
      : html`<copy-code .what=${words.seed} .code=${seed} data-testid="seed"></copy-code><p class="soft small">${words.seedText}</p>`}`;
}

function withdrawn({ withdrawn: questions }: PublicRound, words: RulesWords, format: Formats): TemplateResult {
  return section(words.withdrawn, html`<p>${words.withdrawnText}</p>
    <ul class="withdrawn">${questions.map(({ code, reason, at }) => html`<li><b>${code}</b> — ${lawful(reason)} <span class="soft small">${at ? format.moment(at) : nothing}</span></li>`)}</ul>`, 'wide');
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Declaration } from '../../server/protocol/declaration.ts';
import type { PublicRound } from '../../server/protocol/public.ts';
import type { Formats } from '../words/format.ts';
import { lawful } from '../words/lawful.ts';
import type { RulesWords } from './rules-words.ts';

interface Speech { words: RulesWords; format: Formats; zone: string }

/** A round's declaration in sentences, section by section, in the order in which a participant asks. */
export function roundRules({ opensAt, closesAt, declaration, topics }: PublicRound, speech: Speech): TemplateResult[] {
  const { words, format, zone } = speech;
  return [
    section(words.window, html`<p class="window">${words.from(format.moment(opensAt))}<br>${words.to(format.closing(closesAt))}</p><p class="soft">${words.zone(zone)}</p>`),
    section(words.form, form(declaration, words)),
    section(words.ranking, ranking(declaration, speech)),
    ...prediction(declaration, words),
    section(words.prizes, prizes(declaration, words)),
    section(words.excluded, html`<p>${excluded(declaration, words)}</p>`),
    section(words.shown, html`<p>${atFinish(declaration, words)}</p><p>${words.standing[declaration.standing]}</p><p>${words.atClose}</p>`),
    section(words.blueprint, blueprint(declaration, topics, words), 'wide'),
  ];
}

export function section(title: string, content: TemplateResult, kind = ''): TemplateResult {
  return html`<section class="card stack ${kind}"><h3>${title}</h3>${content}</section>`;
}

function form({ questions, limitSeconds, attempts, counts }: Declaration, words: RulesWords): TemplateResult {
  return html`<p>${words.questions(questions, limitSeconds)}</p><p>${words.unanswered}</p>
    <p>${words.attempts(attempts)} ${attempts > 1 ? words.counts[counts] : nothing}</p>`;
}

function ranking({ comparators, lagCredit, questions }: Declaration, { words, format }: Speech): TemplateResult {
  return html`<p>${words.rankingText}</p>
    <ol class="chain">${comparators.map(({ by, order }) => html`<li>${words.comparators[by][order]}</li>`)}</ol>
    <p>${words.tie}</p>
    <p>${words.scaled(questions)}</p>
    <p class="soft small">${words.elapsedMeans} ${words.outage}</p>
    <p class="soft small">${lagCredit === null ? words.noLag : words.lag(format.span(lagCredit.cap, 3), lagCredit.percentile)}</p>`;
}

function prediction({ prediction: asked, attempts, counts }: Declaration, words: RulesWords): TemplateResult[] {
  if (asked === null) return [];
  return [section(words.prediction, html`<p>${words.predictionAsks[asked.asks]}</p><p>${words.predictionRule}</p>
    ${attempts > 1 && counts === 'best' ? html`<p>${words.predictionBest}</p>` : nothing}
    <p class="soft small">${words.predictionBands(asked.grain)}</p>`)];
}

function prizes({ prizes: declared, onePrizeEach }: Declaration, words: RulesWords): TemplateResult {
  if (declared.length === 0) return html`<p>${words.noPrizes}</p>`;
  return html`<ul class="prizes">${declared.map(({ name, places }) => html`<li><b class="display">${name}</b><span>${words.places(places)}</span></li>`)}</ul>
    <p>${onePrizeEach ? words.onePrizeEach : words.manyPrizes}</p>`;
}

function excluded({ excluded: groups }: Declaration, words: RulesWords): string {
  return groups.length === 0 ? words.nobody : words.excludedText(groups.map((group) => words.groups[group]).join('; '));
}

function atFinish({ shownAtFinish }: Declaration, words: RulesWords): string {
  return shownAtFinish.length === 0 ? words.nothingAtFinish : words.atFinish(shownAtFinish.map((item) => words.shownAtFinish[item]).join(', '));
}

function blueprint({ blueprint: shares, questions }: Declaration, topics: Record<string, string>, words: RulesWords): TemplateResult {
  const reserves = shares.reduce((sum, share) => sum + share.reserves, 0);
  return html`<table>
    <thead><tr><th scope="col">${words.topic}</th><th scope="col">${words.questionCount}</th><th scope="col">${words.reserves}</th></tr></thead>
    <tbody>${shares.map((share) => html`<tr><th scope="row">${lawful(topics[share.topic] ?? share.topic)}</th><td class="digits">${share.questions}</td><td class="digits">${share.reserves}</td></tr>`)}</tbody>
    <tfoot><tr><th scope="row">${words.total}</th><td class="digits">${questions}</td><td class="digits">${reserves}</td></tr></tfoot>
  </table>`;
}

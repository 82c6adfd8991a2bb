import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reviewed } from '../../server/protocol/participant.ts';
import { base, cards } from '../ui/base.styles.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { letter } from '../ui/letters.ts';
import '../ui/page-notice.ts';
import { Spoken } from '../words/language.ts';
import { lawful } from '../words/lawful.ts';

type Mark = 'right' | 'wrong' | 'unanswered' | 'withdrawn';
const SIGNS: Record<Mark, IconName> = { right: 'check', wrong: 'cross', unanswered: 'timer', withdrawn: 'alert' };

/** Each question of the paper with its key, the own choice, why, and where that is written. */
@customElement('review-list')
export class ReviewList extends LitElement {
  static override styles = [base, cards, css`
    ol { display: grid; gap: var(--space-3); }
    li { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
    summary { display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-3); align-items: center; padding: var(--space-3) 14px; min-height: 3.5rem; cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    summary:focus-visible { outline-offset: -3px; box-shadow: inset 0 0 0 6px var(--focus-ring); border-radius: 14px; }
    .sign { width: 2rem; height: 2rem; border-radius: 50%; display: grid; place-items: center; color: #fff; background: var(--solid-reached); }
    .wrong .sign { background: var(--solid-error); }
    .unanswered .sign, .withdrawn .sign { background: var(--surface-2); color: var(--ink); border: 2px solid var(--line-strong); }
    .turn { color: var(--ink-2); }
    details[open] .turn { transform: rotate(90deg); }
    h3 { font-size: var(--type-body); line-height: 1.4; font-weight: 600; }
    .verdict { display: block; font-size: var(--type-small); color: var(--ink-2); font-weight: 600; }
    .more { padding: 0 14px 14px; display: grid; gap: var(--space-3); }
    dl { display: grid; gap: var(--space-2); }
    dt { font-size: var(--type-small); color: var(--ink-2); font-weight: 600; }
    dd { overflow-wrap: break-word; }
    .key { border-left: 6px solid var(--solid-reached); padding-left: var(--space-3); }
    .own { border-left: 6px solid var(--solid-error); padding-left: var(--space-3); }
  `];

  @property({ attribute: false }) reviewed: readonly Reviewed[] = [];

  readonly #spoken = new Spoken(this);

  override render() {
    return html`<section class="stack" data-testid="review"><h2>${this.#spoken.words.result.review}</h2><ol>${this.reviewed.map((question) => this.#question(question))}</ol></section>`;
  }

  #question(question: Reviewed) {
    const { words: { question: { heading }, result: words }, format } = this.#spoken;
    const mark = markOf(question);
    const took = question.choice === null ? '' : ` · ${words.took(format.span(question.elapsed, 1))}`;
    return html`<li class=${mark}><details data-testid="reviewed-${question.place}">
      <summary><span class="sign">${icon(SIGNS[mark], '1.125rem')}</span>
        <span><span class="verdict">${heading(question.place)} · ${words[mark]}${took}</span>${lawful(question.text)}</span>
        <span class="turn">${icon('next', '1rem')}</span></summary>
      <div class="more">
        ${question.withdrawn === null ? nothing : html`<page-notice tone="warning">${words.withdrawnText(question.withdrawn)}</page-notice>`}
        <dl>
          <div class="key"><dt>${words.key}</dt><dd>${this.#option(question, question.key)}</dd></div>
          ${question.choice === question.key ? nothing : html`<div class="own"><dt>${words.choice}</dt><dd>${question.choice === null ? words.unanswered : this.#option(question, question.choice)}</dd></div>`}
        </dl>
        <p>${lawful(question.explanation)}</p>
        <p class="small"><b>${words.citation}:</b> ${lawful(question.citation)}</p>
      </div>
    </details></li>`;
  }

  #option({ options }: Reviewed, choice: number) {
    return html`<b>${letter(choice)}.</b> ${lawful(options[choice] ?? '')}`;
  }
}

function markOf({ withdrawn, choice, key }: Reviewed): Mark {
  if (withdrawn !== null) return 'withdrawn';
  if (choice === null) return 'unanswered';
  return choice === key ? 'right' : 'wrong';
}

declare global { interface HTMLElementTagNameMap { 'review-list': ReviewList } }

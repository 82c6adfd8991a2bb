import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reviewed } from '../../server/protocol/participant.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { letter } from '../ui/letters.ts';
import { notice } from '../ui/notice.ts';
import { lawful } from '../words/lawful.ts';
import './review-list.css';
import { RoundElement } from './round-element.ts';

type Mark = 'right' | 'wrong' | 'unanswered' | 'withdrawn';
const SIGNS: Record<Mark, IconName> = { right: 'check', wrong: 'cross', unanswered: 'timer', withdrawn: 'alert' };

/** Each question of the paper with its key, the own choice, why, and where that is written. */
@customElement('review-list')
export class ReviewList extends RoundElement {
  @property({ attribute: false }) reviewed: readonly Reviewed[] = [];

  override render() {
    return html`<section class="stack" data-testid="review"><h2>${this.spoken.words.result.review}</h2><ol>${this.reviewed.map((question) => this.#question(question))}</ol></section>`;
  }

  #question(question: Reviewed) {
    const { words: { question: { heading }, result: words }, format } = this.spoken;
    const mark = markOf(question);
    const took = question.choice === null ? '' : ` · ${words.took(format.span(question.elapsed, 1))}`;
    return html`<li class=${mark}><details data-testid="reviewed-${question.place}">
      <summary><span class="sign">${icon(SIGNS[mark], '1.125rem')}</span>
        <span><span class="verdict">${heading(question.place)} · ${words[mark]}${took}</span>${lawful(question.text)}</span>
        <span class="turn">${icon('next', '1rem')}</span></summary>
      <div class="more">
        ${question.withdrawn === null ? nothing : notice('warning', words.withdrawnText(question.withdrawn))}
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

import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PublicContest, PublicRound } from '../../server/protocol/public.ts';
import { currentRound } from '../live/public-contest.ts';
import { icon } from '../ui/icons.ts';
import { flamboyant } from '../ui/motifs.ts';
import './codes-form.ts';
import { shore } from './shore.ts';
import './entry-view.css';
import { RoundElement } from './round-element.ts';

/** What the contest is, and the two codes. Its form dispatches `enter`; `refusal` is the sentence that came back. */
@customElement('entry-view')
export class EntryView extends RoundElement {
  @property({ attribute: false }) contest: PublicContest | undefined;
  /** Why the last try failed; empty where nothing happened. */
  @property() refusal = '';
  /** Why this device was sent away. */
  @property() parting = '';
  @property({ type: Boolean }) busy = false;
  /** From the link on a slip: `/#code=...`. */
  @property() staffCode = '';

  override render() {
    const { words } = this.spoken;
    return html`<main>${this.#hero()}
      <div class="desk"><codes-form .heading=${words.entry.title} .go=${words.entry.enter} .refusal=${this.refusal} .parting=${this.parting} .busy=${this.busy} .staffCode=${this.staffCode}></codes-form>
      <a class="rules" href="/rules">${icon('next', '1rem')}${words.entry.rules}</a></div></main>`;
  }

  #hero() {
    const { words } = this.spoken;
    const round = this.contest && currentRound(this.contest.rounds);
    return html`<section class="hero">
      <span class="petals">${flamboyant('9.5rem')}</span>
      ${this.contest?.demonstration ? html`<span class="flag">${words.demonstration}</span>` : nothing}
      <h1 class="display">${this.contest?.name ?? words.brand}</h1>
      ${this.contest ? html`<p class="plan">${this.contest.plan}</p>` : nothing}
      ${this.contest ? html`<p class="round">${icon('timer')}<span>${round ? this.#window(round) : words.entry.noRound}</span></p>` : nothing}
      ${shore()}
    </section>`;
  }

  #window({ phase, name, opensAt, closesAt }: PublicRound): string {
    const { words: { entry }, format } = this.spoken;
    if (phase === 'open') return entry.open(name, format.closing(closesAt));
    return phase === 'scheduled' ? entry.scheduled(name, format.moment(opensAt)) : entry.closed(name, format.closing(closesAt));
  }
}

declare global { interface HTMLElementTagNameMap { 'entry-view': EntryView } }

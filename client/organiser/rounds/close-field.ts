import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { OrganiserElement } from '../organiser-element.ts';
import { dateTimeInput, instantOf } from '../zoned.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Another close, by the clocks of the contest's zone. Dispatches `chosen` with the instant, or with undefined where it is none. */
@customElement('close-field')
export class CloseField extends OrganiserElement {
  /** The present close. */
  @property({ type: Number }) from = 0;

  @state() private chosen: number | undefined;
  @query('input') private input!: HTMLInputElement;

  override firstUpdated(): void {
    this.#choose(this.from);
  }

  override render() {
    const { extend } = this.words.rounds;
    const { zone } = this.desk.me.contest;
    return html`<div class="field">
      <label for="closesAt">${extend.closesAt}</label>
      <span class="soft small" id="closes-hint">${extend.zone(zone === 'Asia/Ho_Chi_Minh' ? extend.vietNam : zone)}</span>
      <input id="closesAt" name="closesAt" type="datetime-local" aria-describedby="closes-hint closes-means" @input=${() => this.#choose(instantOf(this.input.value, zone))}>
      <p class="row">${this.#quick(extend.hour, HOUR)}${this.#quick(extend.day, DAY)}</p>
      <p id="closes-means" role="status">${this.chosen === undefined ? extend.noTime : this.#means(this.chosen)}</p>
    </div>`;
  }

  #quick(text: string, by: number) {
    return html`<button type="button" @click=${() => this.#choose((this.chosen ?? this.from) + by)}>${text}</button>`;
  }

  #means(chosen: number) {
    const { extend } = this.words.rounds;
    const later = chosen - this.from;
    if (later <= 0) return later === 0 ? nothing : extend.notLater;
    const days = Math.floor(later / DAY);
    const hours = Math.floor((later % DAY) / HOUR);
    return html`<b>${this.spoken.format.closing(chosen)}</b> — ${extend.later(days, hours, Math.round((later % HOUR) / MINUTE))}`;
  }

  #choose(instant: number | undefined): void {
    this.chosen = instant;
    if (instant !== undefined) this.input.value = dateTimeInput(instant, this.desk.me.contest.zone);
    this.dispatchEvent(new CustomEvent<number | undefined>('chosen', { detail: instant }));
    this.dispatchEvent(new Event('drafted', { bubbles: true }));
  }
}

declare global { interface HTMLElementTagNameMap { 'close-field': CloseField } }

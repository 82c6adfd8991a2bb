import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveSummary } from '../../server/protocol/live-host.ts';
import { Reading } from '../staff/reading.ts';
import { drawing } from '../staff/drawings.ts';
import { staffUnread } from '../staff/staff-element.ts';
import { HostElement } from './host-element.ts';
import { pinInGroups } from './pin.ts';
import { hashOf } from './place.ts';

/** Every session of the contest, the newest first. */
@customElement('session-list')
export class SessionList extends HostElement {
  /** Read anew when it changes. */
  @property({ attribute: false }) change: unknown;

  readonly #sessions = new Reading<readonly LiveSummary[]>(this);

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('change') || changed.has('desk')) void this.#sessions.take(() => this.desk.read<readonly LiveSummary[]>('live-sessions'));
  }

  override render() {
    const { list, title, loading } = this.words;
    const { value, refusal } = this.#sessions;
    return html`<div class="section">
      <div class="head"><h1 class="title" tabindex="-1">${title}</h1>
        ${this.desk.mayOrder ? html`<a class="button strong" data-testid="create" href=${hashOf({ at: 'new' })}>${drawing('plus')}${list.create}</a>` : html`<p class="soft">${list.onlyReads}</p>`}</div>
      ${value === undefined ? html`<p class="card" role="status">${refusal === '' ? loading : staffUnread(this.staff, refusal)}</p>` : nothing}
      ${value?.length === 0 ? html`<p class="card">${list.none}</p>` : nothing}
      <ul class="sessions">${(value ?? []).map((one) => this.#card(one))}</ul>
    </div>`;
  }

  #card({ session, name, phase, pin, people, createdAt, host }: LiveSummary) {
    const { list, phases } = this.words;
    const now = this.desk.clock.now() ?? this.desk.me.now;
    return html`<li class="card"><div class="what"><h2>${name}</h2>
        <p><span class="phase ${phase}">${phases[phase]}</span> <span class="soft small">${list.people(people)} · ${list.host(host)} · ${list.made(this.forms.moment(createdAt, now))}</span></p></div>
      <p class="pin"><span class="soft small">${list.pin}</span><b class="digits">${pinInGroups(pin)}</b></p>
      <p class="row">
        ${this.desk.mayOrder && phase === 'draft' ? html`<a class="button" data-testid="edit" href=${hashOf({ at: 'script', session })}>${list.edit}</a>` : nothing}
        <a class="button strong" data-testid="enter" href=${hashOf({ at: 'room', session })}>${list.enter}</a></p></li>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'session-list': SessionList } }

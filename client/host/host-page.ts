import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { StaffMe } from '../../server/protocol/staff.ts';
import { StaffController } from '../live/staff-controller.ts';
import '../staff/act-dialog.ts';
import type { ActDialog } from '../staff/act-dialog.ts';
import type { ActPlan, Said } from '../staff/act-plan.ts';
import '../staff/desk.css';
import '../staff/said-line.ts';
import '../staff/staff-bar.ts';
import { isOpenTo } from '../staff/staff-door.ts';
import { StaffElement } from '../staff/staff-element.ts';
import '../ui/look-sheet.ts';
import './control-room.ts';
import type { HostDesk } from './desk.ts';
import './host-page.css';
import './control-room.css';
import { hostWords } from './host-words.ts';
import { hashOf, placeIn, type Place } from './place.ts';
import './session-editor.ts';
import './session-list.ts';

const ROLES = ['organiser', 'auditor'] as const;

/** Live sessions from the host's side: the list, the script, and the control room; an auditor reads along. */
@customElement('host-page')
export class HostPage extends StaffElement {
  @state() private place: Place = placeIn(location.hash);
  @query('act-dialog') private dialog!: ActDialog | null;

  readonly #controller = new StaffController(this, ROLES, 'live');
  #desk: HostDesk | undefined;

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
    addEventListener('hashchange', this.#turn);
    this.#turn();
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#turn);
    super.disconnectedCallback();
  }

  override render() {
    const { line, state: now } = this.#controller;
    if (!isOpenTo(now, ROLES) || now.me === undefined) return html`<staff-door .line=${line} .state=${now} .roles=${ROLES}></staff-door>`;
    const words = hostWords(this.spoken.language);
    const desk = this.#deskOf(now.me);
    const isRoom = this.place.at === 'room';
    document.title = `${now.live?.name ?? words.title} — ${now.me.contest.name}`;
    return html`${isRoom ? nothing : html`<staff-bar .state=${now} .isFollowing=${false} .flag=${now.me.contest.demonstration ? words.demonstration : ''} .sections=${[{ href: hashOf({ at: 'list' }), text: words.title, isCurrent: this.place.at === 'list' }, { href: '/organiser', text: words.toOrganiser, isCurrent: false }]}
        @look=${() => this.querySelector('look-sheet')?.open()} @sign-out=${this.#signOut}></staff-bar>`}
      <main @propose=${({ detail }: CustomEvent<ActPlan>) => void this.dialog?.open(detail)} @said=${this.#tell}>${this.#inside(desk)}</main>
      <act-dialog @said=${this.#tell}></act-dialog>
      <said-line></said-line>
      <look-sheet></look-sheet>`;
  }

  #inside(desk: HostDesk): TemplateResult {
    const { live } = this.#controller.state;
    const { place } = this;
    switch (place.at) {
      case 'list':
        return html`<session-list .desk=${desk} .change=${place}></session-list>`;
      case 'new':
        return html`<session-editor .desk=${desk}></session-editor>`;
      case 'script':
        return live === undefined ? this.#waiting() : html`<session-editor .desk=${desk} .stored=${live}></session-editor>`;
      case 'room':
        return live === undefined ? this.#waiting() : html`<control-room .desk=${desk} .view=${live} .line=${this.#controller.state}></control-room>`;
    }
  }

  #waiting(): TemplateResult {
    const words = hostWords(this.spoken.language);
    const { isMissing } = this.#controller.state;
    return html`<div class="section"><p><a href=${hashOf({ at: 'list' })}>${words.toList}</a></p><h1 class="title" tabindex="-1">${words.room}</h1><p class="card" role="status" data-testid="waiting">${isMissing ? words.missing : words.loading}</p></div>`;
  }

  #deskOf(me: StaffMe): HostDesk {
    if (this.#desk?.me === me) return this.#desk;
    const { line } = this.#controller;
    this.#desk = {
      me,
      mayOrder: me.role === 'organiser',
      clock: line.clock,
      order: (order) => line.orderLive(order),
      picture: (order) => line.picture(order),
      act: (act) => line.act(act),
      read: (path) => line.read(path),
    };
    return this.#desk;
  }

  readonly #turn = (): void => {
    this.place = placeIn(location.hash);
    this.#controller.line.watchLive('session' in this.place ? this.place.session : undefined);
  };

  readonly #tell = ({ detail }: CustomEvent<Said>): void => this.querySelector('said-line')?.tell(detail);

  async #signOut(): Promise<void> {
    const outcome = await this.#controller.line.signOut();
    if (!outcome.ok) this.querySelector('said-line')?.tell({ text: this.staff.bar.signOutFailed, isError: true });
  }
}

declare global { interface HTMLElementTagNameMap { 'host-page': HostPage } }

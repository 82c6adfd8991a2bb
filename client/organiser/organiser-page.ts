import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Scope } from '../../server/protocol/board.ts';
import type { StaffMe } from '../../server/protocol/staff.ts';
import { StaffController } from '../live/staff-controller.ts';
import '../staff/desk.css';
import '../staff/said-line.ts';
import '../staff/staff-bar.ts';
import { isOpenTo } from '../staff/staff-door.ts';
import { StaffElement } from '../staff/staff-element.ts';
import '../ui/look-sheet.ts';
import { notice } from '../ui/notice.ts';
import './organiser-page.css';
import './accounts/accounts-section.ts';
import type { ActDialog } from '../staff/act-dialog.ts';
import '../staff/act-dialog.ts';
import type { ActPlan, Said } from '../staff/act-plan.ts';
import './board/participation-board.ts';
import type { Desk } from './desk.ts';
import './displays/displays-section.ts';
import './log/log-section.ts';
import { organiserWords } from './organiser-words.ts';
import './people/people-section.ts';
import { hashOf, placeIn, SECTIONS, type Place, type Section } from './place.ts';
import './rounds/rounds-section.ts';
import './standing/standing-section.ts';

const ROLES = ['organiser', 'auditor'] as const;
/** What only an organiser may read, or can do nothing with. */
const ACTING: ReadonlySet<Section> = new Set(['people', 'accounts']);

/** The contest from the organisers' desk: an organiser runs it here, an auditor reads along. */
@customElement('organiser-page')
export class OrganiserPage extends StaffElement {
  @state() private place: Place = placeIn(location.hash);
  /** Counts what has been done here, so that lists are read again. */
  @state() private acts = 0;
  @query('act-dialog') private dialog!: ActDialog | null;

  readonly #controller = new StaffController(this, ROLES);
  #desk: Desk | undefined;

  override connectedCallback(): void {
    // The words that stood here while the script was on its way.
    this.replaceChildren();
    super.connectedCallback();
    addEventListener('hashchange', this.#turn);
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#turn);
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues): void {
    const before: unknown = changed.get('place');
    // Turning to another section is turning a page: its heading is read, from the top.
    if (!isPlace(before) || before.section === this.place.section) return;
    scrollTo(0, 0);
    void this.#focusHeading();
  }

  override render() {
    const { line, state: now } = this.#controller;
    if (!isOpenTo(now, ROLES) || now.me === undefined) return html`<staff-door .line=${line} .state=${now} .roles=${ROLES}></staff-door>`;
    const words = organiserWords(this.spoken.language);
    const desk = this.#deskOf(now.me);
    const section = this.#sections(desk).includes(this.place.section) ? this.place.section : 'board';
    document.title = `${words.sections[section]} — ${now.me.contest.name}`;
    return html`<staff-bar .state=${now} .flag=${now.me.contest.demonstration ? words.demonstration : ''} .sections=${[...this.#sections(desk).map((one) => ({ href: hashOf(one), text: words.sections[one], isCurrent: one === section })), { href: '/host', text: words.toHost, isCurrent: false }]}
        @look=${() => this.querySelector('look-sheet')?.open()} @sign-out=${this.#signOut}></staff-bar>
      ${this.#offline()}
      ${now.control?.clockInDoubt && section !== 'rounds' ? html`<div class="band">${notice('warning', html`<b>${words.rounds.clock.inDoubt}</b> <a href=${hashOf('rounds')}>${words.rounds.clock.go}</a>`)}</div>` : nothing}
      <main @propose=${({ detail }: CustomEvent<ActPlan>) => void this.dialog?.open(detail)} @said=${this.#tell}>${this.#section(section, desk)}</main>
      <act-dialog @said=${this.#done}></act-dialog>
      <said-line></said-line>
      <look-sheet></look-sheet>`;
  }

  #section(section: Section, desk: Desk): TemplateResult {
    const { board, control, scope } = this.#controller.state;
    const { of } = this.place;
    switch (section) {
      case 'board':
        return html`<participation-board .desk=${desk} .board=${board} .scope=${scope} .unit=${of} @scope=${({ detail }: CustomEvent<Scope>) => this.#controller.line.watch(detail)}></participation-board>`;
      case 'rounds':
        return html`<rounds-section .desk=${desk} .control=${control}></rounds-section>`;
      case 'standing':
        return html`<standing-section .desk=${desk} .control=${control} .of=${of}></standing-section>`;
      case 'people':
        return html`<people-section .desk=${desk} .control=${control}></people-section>`;
      case 'displays':
        return html`<displays-section .desk=${desk} .control=${control}></displays-section>`;
      case 'log':
        return html`<log-section .desk=${desk} .change=${`${this.acts} ${control?.version}`}></log-section>`;
      case 'accounts':
        return html`<accounts-section .desk=${desk} .change=${this.acts}></accounts-section>`;
    }
  }

  #sections({ mayAct }: Desk): Section[] {
    return SECTIONS.filter((section) => mayAct || !ACTING.has(section));
  }

  #deskOf(me: StaffMe): Desk {
    if (this.#desk?.me === me) return this.#desk;
    const { line } = this.#controller;
    this.#desk = {
      me,
      mayAct: me.role === 'organiser',
      clock: line.clock,
      act: (act) => line.act(act),
      read: (path) => line.read(path),
      exactLook: (body) => line.exactLook(body),
    };
    return this.#desk;
  }

  #offline(): TemplateResult {
    const { connection, board, scope } = this.#controller.state;
    const { fresh } = this.staff;
    if (connection !== 'offline') return html`<p class="unseen" role="status"></p>`;
    return html`<p class="offline" role="status" data-testid="offline">${board && board.scope === scope ? fresh.offlineLine(this.forms.moment(board.now, board.now)) : fresh.offlineNothing}</p>`;
  }

  readonly #turn = (): void => {
    this.place = placeIn(location.hash);
  };

  async #focusHeading(): Promise<void> {
    await Promise.all([...this.querySelectorAll('main > *')].map((part) => 'updateComplete' in part && part.updateComplete));
    this.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }

  readonly #tell = ({ detail }: CustomEvent<Said>): void => this.querySelector('said-line')?.tell(detail);

  readonly #done = (event: CustomEvent<Said>): void => {
    this.acts += 1;
    this.#tell(event);
  };

  async #signOut(): Promise<void> {
    const outcome = await this.#controller.line.signOut();
    if (!outcome.ok) this.querySelector('said-line')?.tell({ text: this.staff.bar.signOutFailed, isError: true });
  }
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'section' in value;
}

declare global { interface HTMLElementTagNameMap { 'organiser-page': OrganiserPage } }

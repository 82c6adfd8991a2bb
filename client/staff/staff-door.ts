import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Role } from '../../server/protocol/roles.ts';
import type { StaffSignIn } from '../../server/protocol/staff.ts';
import type { StaffLine, StaffState } from '../live/staff-line.ts';
import '../ui/brand-bar.ts';
import '../ui/look-sheet.ts';
import { flamboyant, waves } from '../ui/motifs.ts';
import { notice } from '../ui/notice.ts';
import './sign-in-form.ts';
import { StaffElement } from './staff-element.ts';
import './staff-door.css';

const ADDRESSES: Readonly<Record<Role, string>> = { organiser: '/organiser', auditor: '/organiser', coordinator: '/unit' };

/** Whether the page itself may be drawn; else it draws a `staff-door` in its place. */
export function isOpenTo({ stage, me, oldPage }: StaffState, roles: readonly Role[]): boolean {
  return stage === 'signed-in' && !oldPage && me !== undefined && roles.includes(me.role);
}

/** What stands before a page of the staff: the way to the server, the sign-in, an old page, somebody whose page is another. */
@customElement('staff-door')
export class StaffDoor extends StaffElement {
  @property({ attribute: false }) line!: StaffLine;
  /** The line's, handed over so that a change of it draws the door anew. */
  @property({ attribute: false }) state!: StaffState;
  /** Whose page this is; the first one gives it its name. */
  @property({ attribute: false }) roles: readonly Role[] = ['organiser'];

  @state() private busy = false;
  @state() private refusal = '';

  override render() {
    const { door } = this.staff;
    const title = door.titles[this.roles[0] ?? 'organiser'];
    document.title = title;
    return html`<brand-bar .heading=${this.spoken.words.brand} @look=${() => this.querySelector('look-sheet')?.open()}></brand-bar>
      <main class="column">
        <section class="panel"><span class="petals">${flamboyant('7.5rem')}</span><h1 class="display" tabindex="-1">${title}</h1></section>
        ${this.#inside()}
      </main>
      <div class="foot">${waves()}</div>
      <look-sheet></look-sheet>`;
  }

  #inside(): TemplateResult {
    const { door } = this.staff;
    const { oldPage, stage, why } = this.state;
    if (oldPage) {
      return html`<section class="card stack">${notice('warning', html`<b>${door.oldPage}.</b> ${door.oldPageText}`, 'old-page')}
        <button type="button" class="main" @click=${() => location.reload()}>${door.reload}</button></section>`;
    }
    if (stage === 'asking') return html`<section class="card" role="status"><p>${why === undefined ? door.asking : door.askingSlow}</p></section>`;
    if (stage === 'signed-in') return this.#elsewhere();
    const partings: Partial<Record<string, string>> = door.parting;
    return html`<sign-in-form .busy=${this.busy} .refusal=${this.refusal} .parting=${partings[why ?? ''] ?? ''} @sign-in=${this.#signIn}></sign-in-form>
      <p class="other"><a href="/">${door.participants}</a></p>`;
  }

  #elsewhere(): TemplateResult {
    const { door, roles, bar } = this.staff;
    const { me } = this.state;
    if (me === undefined) return html``;
    return html`<section class="card stack" data-testid="elsewhere">
      <h2>${door.elsewhere}</h2>
      <p>${door.elsewhereText(me.name, roles[me.role])}</p>
      ${this.refusal ? notice('error', bar.signOutFailed) : nothing}
      <a class="button to" href=${ADDRESSES[me.role]}>${door.goTo[me.role]}</a>
      <button type="button" @click=${this.#signOut}>${bar.signOut}</button>
    </section>`;
  }

  async #signIn({ detail }: CustomEvent<StaffSignIn>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await this.line.signIn(detail);
    this.refusal = outcome.ok ? '' : outcome.refusal;
    this.busy = false;
  }

  async #signOut(): Promise<void> {
    const outcome = await this.line.signOut();
    this.refusal = outcome.ok ? '' : outcome.refusal;
  }
}

declare global { interface HTMLElementTagNameMap { 'staff-door': StaffDoor } }

import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StaffState } from '../live/staff-line.ts';
import { flamboyant } from '../ui/motifs.ts';
import './fresh-mark.ts';
import { StaffElement } from './staff-element.ts';
import './staff-bar.css';

export interface SectionLink { href: string; text: string; isCurrent: boolean }

/** The top of a staff page: its sections, how fresh the numbers are, and who is signed in. Dispatches `look` and `sign-out`. */
@customElement('staff-bar')
export class StaffBar extends StaffElement {
  @property({ attribute: false }) sections: readonly SectionLink[] = [];
  @property({ attribute: false }) state!: StaffState;
  /** A short word for a contest that is only shown. */
  @property() flag = '';

  /** Whether something is followed, of which it says how fresh it is. */
  @property({ attribute: false }) isFollowing = true;

  @state() private isOpen = false;

  override render() {
    const { bar } = this.staff;
    const { me, connection, heardAt } = this.state;
    return html`<header>
      <span class="brand"><span class="flower">${flamboyant('1.75rem')}</span><b title=${me?.contest.name ?? nothing}>${this.spoken.words.brand}</b>${this.flag ? html`<span class="flag">${this.flag}</span>` : nothing}</span>
      ${this.sections.length > 0 ? html`<button type="button" class="menu" aria-expanded=${this.isOpen} aria-controls="sections" @click=${() => { this.isOpen = !this.isOpen; }}>${bar.menu}</button>
        <nav id="sections" aria-label=${bar.sections} class=${this.isOpen ? 'open' : ''} @click=${() => { this.isOpen = false; }}>
          ${this.sections.map(({ href, text, isCurrent }) => html`<a href=${href} aria-current=${isCurrent ? 'page' : nothing}>${text}</a>`)}
        </nav>` : nothing}
      ${this.isFollowing ? html`<fresh-mark .connection=${connection} .heardAt=${heardAt}></fresh-mark>` : nothing}
      ${me ? html`<button type="button" class="account" popovertarget="account-sheet" aria-label="${initials(me.name)}: ${bar.account(me.name)}">${initials(me.name)}</button>` : nothing}
      <button type="button" class="look" aria-label=${bar.look} @click=${() => this.dispatchEvent(new Event('look'))}>Aa</button>
      ${this.#account()}
    </header>`;
  }

  #account() {
    const { bar, roles } = this.staff;
    const { me } = this.state;
    if (!me) return nothing;
    return html`<div id="account-sheet" popover>
      <p><span class="soft small">${bar.signedInAs}</span><br><b>${me.name}</b><br>${me.account} · ${roles[me.role]}${me.unit ? html`<br>${me.unit.name}` : nothing}</p>
      <p class="soft small">${bar.until(this.forms.moment(me.expiresAt, me.now))}</p>
      <button type="button" data-testid="sign-out" @click=${this.#signOut}>${bar.signOut}</button>
    </div>`;
  }

  #signOut(): void {
    this.querySelector<HTMLElement>('#account-sheet')?.hidePopover();
    this.dispatchEvent(new Event('sign-out'));
  }
}

/** Vietnamese names end with the given one: family and given name. */
function initials(name: string): string {
  const parts = name.normalize('NFC').trim().split(/\s+/);
  const [first = ''] = parts[0] ?? '';
  const [last = ''] = (parts.length > 1 ? parts.at(-1) : '') ?? '';
  return (first + last).toLocaleUpperCase('vi');
}

declare global { interface HTMLElementTagNameMap { 'staff-bar': StaffBar } }

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { notice } from '../ui/notice.ts';
import { isReason, type ActPlan, type Done, type Said, type Wrong } from './act-plan.ts';
import { StaffElement, staffRefused } from './staff-element.ts';
import './act-dialog.css';

/** The one dialog of a page in which every act is explained, filled in, given its reason and sent, once. Dispatches `said`. */
@customElement('act-dialog')
export class ActDialog extends StaffElement {
  @state() private plan: ActPlan | undefined;
  @state() private busy = false;
  @state() private wrong: Wrong[] = [];
  @state() private refusal = '';
  @state() private done: Extract<Done, { ok: true }> | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement | null;
  @query('.notice.error') private summary!: HTMLElement | null;

  async open(plan: ActPlan): Promise<void> {
    if (this.dialog.open) return;
    Object.assign(this, { plan, busy: false, wrong: [], refusal: '', done: undefined });
    await this.updateComplete;
    this.dialog.showModal();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('wrong')) this.#mark();
  }

  override render() {
    const { plan } = this;
    return html`<dialog aria-labelledby="act-title" @cancel=${this.#cancel} @close=${this.#closed}>
      ${plan ? html`<div class="body">
        <h2 id="act-title" tabindex="-1">${plan.title}</h2>
        ${this.done ? this.#shown(this.done) : this.#form(plan)}
      </div>` : nothing}
    </dialog>`;
  }

  #form(plan: ActPlan): TemplateResult {
    const { dialog } = this.staff;
    return html`<form novalidate @submit=${this.#submit} @drafted=${() => this.requestUpdate()}>
      ${this.refusal ? notice('error', html`<b>${dialog.refused}.</b> ${plan.refusals?.[this.refusal] ?? staffRefused(this.staff, this.refusal)}`, 'refusal') : nothing}
      ${this.wrong.length > 0 ? notice('error', html`<b>${dialog.wrong}</b><ul>${this.wrong.map(({ field, text }) => html`<li><a href="#${field}" @click=${(event: Event) => this.#goTo(event, field)}>${text}</a></li>`)}</ul>`, 'wrong') : nothing}
      ${plan.text === undefined ? nothing : html`<div class="text">${plan.text}</div>`}
      ${plan.fields?.() ?? nothing}
      ${plan.reason === 'none' ? nothing : html`<div class="field">
        <label for="act-reason">${plan.reason === 'asked' ? dialog.reason : dialog.reasonMay}</label>
        <span class="soft small" id="act-reason-hint">${dialog.reasonHint}</span>
        <textarea id="act-reason" name="reason" rows="2" maxlength="500" aria-describedby="act-reason-hint"></textarea>
      </div>`}
      <div class="buttons">
        <button type="button" @click=${() => this.dialog.close()}>${dialog.leave}</button>
        <button class="main ${plan.isGrave ? 'grave' : ''}" aria-disabled=${this.busy} data-testid="act">${this.busy ? dialog.sending : plan.button()}</button>
      </div>
    </form>`;
  }

  #shown({ said, shown }: Extract<Done, { ok: true }>): TemplateResult {
    return html`<div class="stack" data-testid="act-done">${notice('reached', said)}${shown}
      <div class="buttons"><button type="button" class="main" @click=${() => this.dialog.close()}>${this.staff.dialog.close}</button></div></div>`;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { plan, form } = this;
    if (this.busy || !plan || !form) return;
    // From here on a second click finds the dialog busy.
    this.busy = true;
    this.refusal = '';
    const filled = (field: string): string => valueOf(form, field);
    this.wrong = [...(plan.check?.(filled) ?? []), ...this.#wrongReason(plan, filled('reason'))];
    if (this.wrong.length === 0) await this.#run(plan, filled);
    this.busy = false;
    await this.updateComplete;
    this.summary?.focus();
  }

  async #run(plan: ActPlan, filled: (field: string) => string): Promise<void> {
    const done = await plan.run(filled);
    if (!done.ok) {
      this.refusal = done.refusal;
      return;
    }
    this.dispatchEvent(new CustomEvent<Said>('said', { detail: { text: done.said, isError: false }, bubbles: true }));
    if (done.shown === undefined) return this.dialog.close();
    this.done = done;
    await this.updateComplete;
    this.querySelector<HTMLElement>('#act-title')?.focus();
  }

  /** The fields are drawn by the plans; which of them are wrong is known here. */
  #mark(): void {
    const wrong = new Set(this.wrong.map(({ field }) => field));
    for (const field of this.querySelectorAll('form :is(input, select, textarea)[id]')) field.setAttribute('aria-invalid', String(wrong.has(field.id)));
  }

  #wrongReason({ reason }: ActPlan, given: string): Wrong[] {
    const isFine = reason === 'none' || (reason === 'may-be-given' && given === '') || isReason(given);
    return isFine ? [] : [{ field: 'act-reason', text: this.staff.dialog.reasonWrong }];
  }

  /** While an act is under way, and while something is told that will not be told again, Esc does not close. */
  #cancel(event: Event): void {
    if (this.busy || this.done?.isOnce) event.preventDefault();
  }

  #closed(): void {
    this.plan = undefined;
    this.done = undefined;
    // The button that opened the dialog may be gone with the state that offered it.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
  }

  #goTo(event: Event, field: string): void {
    event.preventDefault();
    this.querySelector<HTMLElement>(`#${field}`)?.focus();
  }
}

function valueOf(form: HTMLFormElement, field: string): string {
  const value = new FormData(form).get(field);
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

declare global { interface HTMLElementTagNameMap { 'act-dialog': ActDialog } }

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customElement, property } from 'lit/decorators.js';
import type { LiveQuestionStep, LiveScript, LiveStep } from '../../server/protocol/live.ts';
import { drawing } from '../staff/drawings.ts';
import { moved } from '../staff/moved.ts';
import { freeId, type Typed } from './draft.ts';
import { HostElement } from './host-element.ts';
import { picturePlan } from './picture-plan.ts';
import { numbersOf, stepName } from './step-names.ts';

/** Characters. */
const MOST = { title: 80, text: 300 } as const;

/** The steps in their order, and the spare questions. Dispatches `scripted` and, for numbers as they are typed, `typed`. */
@customElement('step-list')
export class StepList extends HostElement {
  @property({ attribute: false }) script: LiveScript = { steps: [], spares: [] };
  @property({ attribute: false }) typed: Typed = {};

  override render() {
    const { editor } = this.words;
    const { steps, spares } = this.script;
    const numbers = numbersOf(this.script);
    return html`${steps.length === 0 ? html`<p class="soft">${editor.scriptEmpty}</p>` : nothing}
      <ol class="steps">${repeat(steps, ({ id }) => id, (step, at) => this.#step(step, at, stepName(step, numbers, this.words)))}</ol>
      <p class="row"><button type="button" data-testid="add-pause" @click=${() => this.#append({ kind: 'pause', id: freeId(this.script), title: '', seconds: 300 })}>${drawing('plus')}${editor.addPause}</button>
        <button type="button" data-testid="add-message" @click=${() => this.#append({ kind: 'message', id: freeId(this.script), title: '', text: '' })}>${drawing('plus')}${editor.addMessage}</button></p>
      ${spares.length === 0 ? nothing : html`<h3>${editor.spares}</h3><ol class="steps">${repeat(spares, ({ id }) => id, (step) => html`<li id="step-${step.id}" tabindex="-1"><b>${step.question}</b><div class="fields">${this.#number(step, 'seconds', editor.seconds)}${this.#number(step, 'points', editor.points)}</div>
        <span class="row"><button type="button" aria-label=${editor.remove(step.question)} @click=${() => this.#take({ steps, spares: spares.filter(({ id }) => id !== step.id) })}>${drawing('bin')}</button></span></li>`)}</ol>`}`;
  }

  #step(step: LiveStep, at: number, name: string): TemplateResult {
    const { editor } = this.words;
    const { steps, spares } = this.script;
    return html`<li id="step-${step.id}" tabindex="-1"><b>${name}</b><div class="fields">${this.#fields(step)}</div>
      <span class="row">
        ${step.kind === 'question' ? html`<button type="button" aria-label="${editor.picture}: ${name}" @click=${() => this.propose(picturePlan({ desk: this.desk, words: this.words }, step.question))}>${editor.picture}</button>
        <button type="button" aria-label=${editor.toSpares(name)} @click=${() => this.#take({ steps: steps.filter(({ id }) => id !== step.id), spares: [...spares, { ...step, practice: false }] })}>${editor.asSpare}</button>` : nothing}
        <button type="button" aria-label=${editor.up(name)} ?disabled=${at === 0} @click=${() => this.#take({ steps: moved(steps, at, -1), spares })}>${drawing('up')}</button>
        <button type="button" aria-label=${editor.down(name)} ?disabled=${at === steps.length - 1} @click=${() => this.#take({ steps: moved(steps, at, 1), spares })}>${drawing('down')}</button>
        <button type="button" aria-label=${editor.remove(name)} @click=${() => this.#take({ steps: steps.filter(({ id }) => id !== step.id), spares })}>${drawing('bin')}</button></span></li>`;
  }

  #fields(step: LiveStep): TemplateResult {
    const { editor } = this.words;
    switch (step.kind) {
      case 'question':
        return html`${this.#number(step, 'seconds', editor.seconds)}${this.#number(step, 'points', editor.points)}
          ${this.#check(step, 'practice', editor.practice)}${this.#check(step, 'histogram', editor.histogram)}${this.#check(step, 'standing', editor.standing)}`;
      case 'pause':
        return html`${this.#text(step, 'title', editor.messageTitle)}${this.#number(step, 'seconds', editor.pauseSeconds)}`;
      case 'message':
        return html`${this.#text(step, 'title', editor.messageTitle)}${this.#text(step, 'text', editor.messageText)}`;
    }
  }

  #number(step: Exclude<LiveStep, { kind: 'message' }>, field: 'seconds' | 'points', label: string): TemplateResult {
    const id = `${field}-${step.id}` as const;
    const stored = field === 'points' ? (step.kind === 'question' ? step.points : '') : (step.seconds ?? '');
    return html`<label class="short">${label}<input id=${id} inputmode="numeric" autocomplete="off" maxlength="5" .value=${this.typed[id] ?? String(stored)}
      @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.dispatchEvent(new CustomEvent<Typed>('typed', { detail: { [id]: target.value.trim() } })); }}></label>`;
  }

  #check(step: LiveQuestionStep, field: 'practice' | 'histogram' | 'standing', label: string): TemplateResult {
    return html`<label class="check"><input type="checkbox" .checked=${step[field]} @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.#change({ ...step, [field]: target.checked }); }}> ${label}</label>`;
  }

  #text(step: Exclude<LiveStep, LiveQuestionStep>, field: 'title' | 'text', label: string): TemplateResult {
    const value = field === 'title' ? step.title : step.kind === 'message' ? step.text : '';
    return html`<label class="long">${label}<input id="${field}-${step.id}" autocomplete="off" maxlength=${MOST[field]} .value=${value} @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) this.#change({ ...step, [field]: target.value.normalize('NFC').trim() }); }}></label>`;
  }

  #append(step: LiveStep): void {
    this.#take({ ...this.script, steps: [...this.script.steps, step] });
  }

  #change(step: LiveStep): void {
    this.#take({ ...this.script, steps: this.script.steps.map((one) => (one.id === step.id ? step : one)) });
  }

  #take(script: LiveScript): void {
    this.dispatchEvent(new CustomEvent<LiveScript>('scripted', { detail: script }));
  }
}

declare global { interface HTMLElementTagNameMap { 'step-list': StepList } }

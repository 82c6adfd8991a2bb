import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LiveHostView, LiveSaved } from '../../server/protocol/live-host.ts';
import type { LiveRules, LiveScript } from '../../server/protocol/live.ts';
import type { Wrong } from '../staff/act-plan.ts';
import { letter } from '../ui/letters.ts';
import { notice } from '../ui/notice.ts';
import { emptyDraft, questionStep, withTyped, wrongIn, type Draft, type Typed } from './draft.ts';
import { HostElement } from './host-element.ts';
import { hashOf } from './place.ts';
import './question-finder.ts';
import './rules-fields.ts';
import type { RulesFields } from './rules-fields.ts';
import './step-list.ts';

/** Writes a session: its name, its rules and its script. Nothing is stored until it is saved. */
@customElement('session-editor')
export class SessionEditor extends HostElement {
  /** The stored session; undefined for a new one. */
  @property({ attribute: false }) stored: LiveHostView | undefined;

  @state() private draft: Draft = emptyDraft();
  @state() private typed: Typed = {};
  @state() private wrong: Wrong[] = [];
  @state() private refusal = '';
  @state() private busy = false;
  @query('rules-fields') private rules!: RulesFields;
  @query('.notice.error') private summary!: HTMLElement | null;

  #taken: string | undefined;

  override willUpdate(): void {
    const { stored } = this;
    // What is being written here is not thrown away by what happens elsewhere: the server says so on saving.
    if (stored === undefined || this.#taken === stored.session) return;
    const { session, revision, name, rules, script } = stored;
    this.#taken = session;
    this.draft = { session, revision, name, rules, script };
  }

  override render() {
    const { editor, toList } = this.words;
    const { draft } = this;
    return html`<div class="section editor">
      <p><a href=${hashOf({ at: 'list' })}>${toList}</a></p>
      <h1 class="title" tabindex="-1">${draft.session === null ? editor.titleNew : editor.title(this.stored?.name ?? draft.name)}</h1>
      ${this.#told()}
      <div class="card field"><label for="name">${editor.name}</label><span class="soft small" id="name-hint">${editor.nameHint}</span>
        <input id="name" autocomplete="off" maxlength="120" aria-describedby="name-hint" .value=${draft.name} @input=${this.#named}></div>
      <details class="card"><summary>${editor.rules}</summary><rules-fields .desk=${this.desk} .rules=${draft.rules}></rules-fields></details>
      <section class="card stack"><h2>${editor.script}</h2>
        <step-list .desk=${this.desk} .script=${draft.script} .typed=${this.typed} @scripted=${({ detail }: CustomEvent<LiveScript>) => this.#take(detail)} @typed=${({ detail }: CustomEvent<Typed>) => { this.typed = { ...this.typed, ...detail }; }}></step-list></section>
      <section class="card stack"><h2>${editor.addQuestion}</h2>
        <question-finder .desk=${this.desk} .script=${draft.script} @add=${({ detail }: CustomEvent<string>) => this.#add(detail)}></question-finder></section>
      <p class="buttons"><button type="button" class="main" data-testid="save" aria-disabled=${this.busy} @click=${this.#save}>${this.busy ? editor.saving : editor.save}</button></p>
    </div>`;
  }

  #told(): TemplateResult | typeof nothing {
    const { editor } = this.words;
    if (this.refusal !== '') return notice('error', html`<b>${editor.refused}.</b> ${this.refusal === 'changed-meanwhile' ? editor.changed : this.refused(this.refusal)}`, 'refusal');
    if (this.wrong.length === 0) return nothing;
    return notice('error', html`<b>${editor.wrong}</b><ul>${this.wrong.map(({ field, text }) => html`<li><a href="#${field}" @click=${(event: Event) => this.#goTo(event, field)}>${text}</a></li>`)}</ul>`, 'wrong');
  }

  #named({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.draft = { ...this.draft, name: target.value.normalize('NFC').trim() };
  }

  #take(script: LiveScript): void {
    this.draft = { ...this.draft, script };
  }

  #add(question: string): void {
    const { script } = this.draft;
    this.#take({ ...script, steps: [...script.steps, questionStep(script, question)] });
  }

  async #save(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = '';
    const rules = this.rules.read();
    this.wrong = [...wrongIn(this.draft, this.typed, this.words.editor), ...rules.wrong];
    if (this.wrong.length === 0) await this.#send(rules.rules);
    this.busy = false;
    await this.updateComplete;
    this.summary?.focus();
  }

  async #send(rules: LiveRules): Promise<void> {
    const { session, revision, name, script } = this.draft;
    const whole = { steps: script.steps.map((step) => withTyped(step, this.typed)), spares: script.spares.map((step) => withTyped(step, this.typed)) };
    const saved = await this.desk.order<LiveSaved>(session === null ? { order: 'create', name, rules, script: whole } : { order: 'save', session, revision, name, rules, script: whole });
    if (!saved.ok) {
      this.refusal = saved.refusal;
      return;
    }
    this.wrong = this.#problems(saved.value.problems);
    if (saved.value.session === null) return;
    this.say(this.words.editor.saved);
    location.hash = hashOf({ at: 'room', session: saved.value.session });
  }

  /** What a week may still draw is one sentence, with how many they are. */
  #problems(all: LiveSaved['problems']): Wrong[] {
    const isDrawn = ({ problem }: LiveSaved['problems'][number]): boolean => problem === 'still-drawn';
    const [first, ...others] = all.filter(isDrawn);
    const drawn = first === undefined ? [] : [{ field: `step-${first.step}`, text: this.words.editor.problems['still-drawn'](1 + others.length, [first, ...others].map(({ step }) => this.#question(step)).join(', ')) }];
    return [...drawn, ...all.filter((problem) => !isDrawn(problem)).map((problem) => ({ field: `step-${problem.step}`, text: this.#problem(problem) }))];
  }

  #question(id: string): string {
    const { steps, spares } = this.draft.script;
    const step = [...steps, ...spares].find((one) => one.id === id);
    return step?.kind === 'question' ? step.question : id;
  }

  #problem(problem: LiveSaved['problems'][number]): string {
    const { problems } = this.words.editor;
    const question = this.#question(problem.step);
    switch (problem.problem) {
      case 'question-too-long':
        return problems['question-too-long'](question, problem.length, problem.most);
      case 'option-too-long':
        return problems['option-too-long'](`${question}, ${letter(problem.option)}`, problem.length, problem.most);
      case 'still-drawn':
        return problems['still-drawn'](1, question);
      case 'unknown-question':
      case 'withdrawn-question':
      case 'twice':
        return problems[problem.problem](question);
    }
  }

  #goTo(event: Event, field: string): void {
    event.preventDefault();
    const target = this.querySelector<HTMLElement>(`#${field}`);
    target?.closest('details')?.setAttribute('open', '');
    target?.focus();
  }
}

declare global { interface HTMLElementTagNameMap { 'session-editor': SessionEditor } }

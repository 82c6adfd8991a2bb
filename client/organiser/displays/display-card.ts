import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganiserAct } from '../../../server/protocol/acts.ts';
import type { ControlRound, DisplayState } from '../../../server/protocol/control.ts';
import '../../staff/copy-line.ts';
import { staffRefused } from '../../staff/staff-element.ts';
import { icon } from '../../ui/icons.ts';
import { OrganiserElement } from '../organiser-element.ts';
import { removePlan, scriptPlan } from './display-acts.ts';
import { screenName } from './screen-name.ts';

const LIFTS = [0, 8, 16] as const;

type Change = Omit<Extract<OrganiserAct, { act: 'display-set' }>, 'act' | 'display' | 'version'>;

/** One screen: what it shows now and next, the controls, its script, its link. */
@customElement('display-card')
export class DisplayCard extends OrganiserElement {
  @property({ attribute: false }) display!: DisplayState;
  @property({ attribute: false }) rounds: readonly ControlRound[] = [];

  @state() private busy = false;

  override render() {
    const { displays: words } = this.words;
    const { display } = this;
    return html`<article class="card" data-display=${display.id} aria-labelledby="display-${display.id}">
      <div class="head"><h2 id="display-${display.id}">${display.name}</h2>${this.#states()}</div>
      <div class="stage">
        ${this.#frame('now', words.now, display.black ? words.blackNow : this.#name(display.place))}
        ${this.#frame('next', words.next, this.#name(display.place + 1))}
      </div>
      ${this.desk.mayAct ? this.#controls() : nothing}
      ${this.#script()}
      ${this.desk.mayAct ? this.#settings() : nothing}
    </article>`;
  }

  #name(place: number): string {
    const screen = this.display.script[place];
    return screen === undefined ? this.words.displays.noNext : screenName(screen, this.words, this.rounds);
  }

  #states(): TemplateResult {
    const { displays: { states } } = this.words;
    const { connected, lastSeenAt, report } = this.display;
    const told = report && connected > 0 ? [
      { isFine: report.started, text: report.started ? states.started : states.notStarted },
      { isFine: report.fullScreen, text: report.fullScreen ? states.fullScreen : states.notFullScreen },
      { isFine: report.sound || !this.display.sound, text: report.sound ? states.sound : states.noSound },
      { isFine: report.awake, text: report.awake ? states.awake : states.notAwake },
      ...(report.hidden ? [{ isFine: false, text: states.hidden }] : []),
    ] : [];
    return html`<ul class="states">
      <li class=${connected > 0 ? 'fine' : 'bad'}>${icon(connected > 0 ? 'signal' : 'no-signal', '0.9375rem')}${connected > 0 ? states.connected(connected) : lastSeenAt === null ? states.never : states.away(this.forms.moment(lastSeenAt, this.now))}</li>
      ${told.map(({ isFine, text }) => html`<li class=${isFine ? 'fine' : 'bad'}>${icon(isFine ? 'check' : 'alert', '0.9375rem')}${text}</li>`)}
    </ul>`;
  }

  #frame(kind: 'now' | 'next', label: string, text: string): TemplateResult {
    const isBlack = kind === 'now' && this.display.black;
    return html`<div class="frame ${kind} ${isBlack ? 'black' : ''}"><span class="label">${label}</span><p data-testid="${kind}-${this.display.id}">${text}</p></div>`;
  }

  #controls(): TemplateResult {
    const { displays: { controls } } = this.words;
    const { place, script, black } = this.display;
    const isLast = place >= script.length - 1;
    return html`<div class="controls">
      <button type="button" ?disabled=${place === 0} data-testid="previous" @click=${() => this.#set({ place: place - 1 })}>${icon('back')}${controls.previous}</button>
      <button type="button" class="forward" ?disabled=${isLast} data-testid="next" @click=${() => this.#set({ place: place + 1 })}><span>${isLast ? controls.atEnd : controls.next(this.#name(place + 1))}</span>${icon('next')}</button>
      <button type="button" aria-pressed=${black} data-testid="black" @click=${() => this.#set({ black: !black })}>${black ? controls.light : controls.black}</button>
    </div>`;
  }

  #script(): TemplateResult {
    const { displays: words } = this.words;
    const { script, place } = this.display;
    return html`<section><h3>${words.script(script.length)}</h3>
      <ol class="script">${script.map((_screen, at) => html`<li aria-current=${at === place ? 'step' : nothing}>
        <b class="digits">${at + 1}</b><span>${this.#name(at)}</span>
        ${at === place ? html`<span class="current">${words.current}</span>` : this.desk.mayAct ? html`<button type="button" class="link" aria-label=${words.showThis(this.#name(at))} @click=${() => this.#set({ place: at })}>${words.show}</button>` : nothing}</li>`)}</ol>
      ${this.desk.mayAct ? html`<p><button type="button" data-testid="script" @click=${() => this.propose(scriptPlan({ desk: this.desk, words: this.words, rounds: this.rounds }, this.display))}>${words.editScript}</button></p>` : nothing}
    </section>`;
  }

  #settings(): TemplateResult {
    const { displays: { settings, remove } } = this.words;
    const { id, lift, clicker, sound, path, name } = this.display;
    const address = path === null ? '' : new URL(path, location.href).href;
    return html`<section class="settings"><h3>${settings.title}</h3>
      ${path === null ? nothing : html`<copy-line .what=${settings.link(name)} .text=${address}></copy-line><p class="small"><a href=${address} target="_blank" rel="noopener">${settings.open}</a></p>`}
      <label class="check"><input type="checkbox" .checked=${clicker} @change=${() => this.#set({ clicker: !clicker })}><span>${settings.clicker}<br><span class="soft small">${settings.clickerText}</span></span></label>
      <label class="check"><input type="checkbox" .checked=${sound} @change=${() => this.#set({ sound: !sound })}><span>${settings.sound}</span></label>
      <fieldset class="bare"><legend>${settings.lift}</legend><span class="segments">${LIFTS.map((percent) => html`<label><input type="radio" name="lift-${id}" .checked=${percent === lift} @change=${() => this.#set({ lift: percent })}>${percent} %</label>`)}</span></fieldset>
      <p><button type="button" class="bad" data-testid="display-remove" @click=${() => this.propose(removePlan({ desk: this.desk, words: this.words, rounds: this.rounds }, this.display))}>${remove.open}</button></p>
    </section>`;
  }

  /** Goes at once. A second press before the first is answered is left out; one that another organiser overtook is told. */
  async #set(change: Change): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { id, version, name } = this.display;
    const outcome = await this.desk.act({ act: 'display-set', display: id, version, ...change });
    this.busy = false;
    if (!outcome.ok) this.say(`${name}: ${staffRefused(this.staff, outcome.refusal)}`, true);
    // A checkbox shows by itself what was refused.
    this.requestUpdate();
  }
}

declare global { interface HTMLElementTagNameMap { 'display-card': DisplayCard } }

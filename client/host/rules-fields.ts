import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LiveRules } from '../../server/protocol/live.ts';
import type { Wrong } from '../staff/act-plan.ts';
import { isBetween, wholeNumber } from '../staff/whole-number.ts';
import { HostElement } from './host-element.ts';

const LAG = { percentile: 10, cap: 150, slack: 30, gain: 60 };

/** A session's rules as a form; what stands in it is read on saving. */
@customElement('rules-fields')
export class RulesFields extends HostElement {
  @property({ attribute: false }) rules!: LiveRules;

  @state() private scoring: LiveRules['scoring']['by'] = 'right';

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('rules')) this.scoring = this.rules.scoring.by;
  }

  /** The rules as they stand in the form, and what of it cannot be meant. */
  read(): { rules: LiveRules; wrong: Wrong[] } {
    const { editor } = this.words;
    const { rules } = this;
    const wrong: Wrong[] = [];
    const number = (id: string, [least, most]: [number, number], text: string): number => {
      const typed = this.#field(id);
      if (typed !== undefined && isBetween(typed, least, most)) return wholeNumber(typed);
      if (typed !== undefined) wrong.push({ field: id, text });
      return least;
    };
    const count = number('units-count', [1, 100], editor.unitsCountWrong);
    return {
      rules: {
        ...rules,
        joining: this.#field('joining') === 'guests' ? 'guests' : 'registered',
        capacity: number('capacity', [1, 20_000], editor.capacityWrong),
        changes: this.#field('changes') === 'first' ? 'first' : 'until-close',
        scoring: this.scoring === 'right' ? { by: 'right' } : { by: 'speed', floorPercent: number('floor', [0, 100], editor.floorWrong) },
        units: this.#field('units') === 'mean' ? { by: 'mean', floor: count } : { by: 'best', of: count },
        leadSeconds: number('lead', [2, 15], editor.leadWrong),
        readingSeconds: number('reading', [0, 60], editor.readingWrong),
        top: number('top', [1, 10], editor.topWrong),
        optionTexts: this.#isChecked('texts'),
        lagCredit: this.#isChecked('lag') ? (rules.lagCredit ?? LAG) : null,
      },
      wrong,
    };
  }

  override render() {
    const { editor } = this.words;
    const { rules } = this;
    return html`<div class="fields-grid">
      ${this.#choice('joining', editor.joining, { of: editor.joiningOf, chosen: rules.joining })}
      ${this.#number('capacity', editor.capacity, rules.capacity)}
      ${this.#choice('changes', editor.changes, { of: editor.changesOf, chosen: rules.changes })}
      ${this.#choice('scoring', editor.scoring, { of: editor.scoringOf, chosen: rules.scoring.by, changed: (by) => { this.scoring = by === 'speed' ? 'speed' : 'right'; } })}
      ${this.scoring === 'speed' ? this.#number('floor', editor.floor, rules.scoring.by === 'speed' ? rules.scoring.floorPercent : 50) : nothing}
      ${this.#choice('units', editor.units, { of: editor.unitsOf, chosen: rules.units.by })}
      ${this.#number('units-count', editor.unitsCount, rules.units.by === 'best' ? rules.units.of : rules.units.floor)}
      ${this.#number('lead', editor.lead, rules.leadSeconds)}
      ${this.#number('reading', editor.reading, rules.readingSeconds)}
      ${this.#number('top', editor.top, rules.top)}
      <label class="check"><input id="texts" type="checkbox" .checked=${rules.optionTexts}> ${editor.texts}</label>
      <label class="check"><input id="lag" type="checkbox" .checked=${rules.lagCredit !== null}> ${editor.lag}</label>
    </div>`;
  }

  #choice(id: string, label: string, { of: choices, chosen, changed }: { of: Readonly<Record<string, string>>; chosen: string; changed?: (value: string) => void }): TemplateResult {
    return html`<div class="field"><label for=${id}>${label}</label><select id=${id} @change=${({ target }: Event) => { if (target instanceof HTMLSelectElement) changed?.(target.value); }}>${Object.entries(choices).map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}</select></div>`;
  }

  #number(id: string, label: string, value: number): TemplateResult {
    return html`<div class="field"><label for=${id}>${label}</label><input id=${id} inputmode="numeric" autocomplete="off" maxlength="6" .value=${String(value)}></div>`;
  }

  /** Undefined where the form has no such field now. */
  #field(id: string): string | undefined {
    const field = this.querySelector(`#${id}`);
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value.trim() : undefined;
  }

  #isChecked(id: string): boolean {
    const field = this.querySelector(`#${id}`);
    return field instanceof HTMLInputElement && field.checked;
  }
}

declare global { interface HTMLElementTagNameMap { 'rules-fields': RulesFields } }

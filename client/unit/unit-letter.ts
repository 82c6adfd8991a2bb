import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OwnUnit } from '../../server/protocol/board.ts';
import type { StaffMe } from '../../server/protocol/staff.ts';
import '../staff/copy-line.ts';
import { isExact, isReached, missingOf } from '../staff/figures.ts';
import { scopeNameOf } from '../staff/scope-name.ts';
import { StaffElement } from '../staff/staff-element.ts';
import { unitWords } from './unit-words.ts';

/** A reminder for the unit's own people, to be copied. */
@customElement('unit-letter')
export class UnitLetter extends StaffElement {
  @property({ attribute: false }) unit!: OwnUnit;
  @property({ attribute: false }) me!: StaffMe;

  override render() {
    const words = unitWords(this.spoken.language);
    return html`<h2>${words.letter}</h2><p class="soft small">${words.letterHint}</p><copy-line .what=${words.letter} .text=${this.#text()}></copy-line>`;
  }

  #text(): string {
    const { row, closesAt } = this.unit;
    const { number, closing } = this.spoken.format;
    const isMissing = isExact(row.figure) && isReached(row) === false;
    return unitWords(this.spoken.language).letterText({
      contest: this.me.contest.name,
      scope: scopeNameOf(this.unit, this.staff),
      closes: closing(closesAt),
      address: `${location.origin}/`,
      missing: isMissing ? number(missingOf(row).most) : null,
      quota: row.quota,
    });
  }
}

declare global { interface HTMLElementTagNameMap { 'unit-letter': UnitLetter } }

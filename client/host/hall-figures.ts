import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LiveHostView } from '../../server/protocol/live-host.ts';
import { letter } from '../ui/letters.ts';
import { HostElement } from './host-element.ts';
import './time-left.ts';

/** The numbers of the moment: time left, who answered, what they chose, and how the units take part. */
@customElement('hall-figures')
export class HallFigures extends HostElement {
  @property({ attribute: false }) view!: LiveHostView;

  override render() {
    const { figures } = this.words;
    const { numbers, dueAt } = this.view;
    const { format } = this.spoken;
    const share = numbers.connected === 0 ? 0 : Math.min(100, (numbers.answered * 100) / numbers.connected);
    return html`<div class="figures">
        <div class="figure"><h3>${figures.left}</h3><p class="big">${dueAt === null ? html`<span class="none">${figures.nothingDue}</span>` : html`<time-left .clock=${this.desk.clock} .deadline=${dueAt} .label=${figures.left}></time-left>`}</p></div>
        <div class="figure wide"><h3>${figures.answered}</h3><p class="big digits" data-testid="answered">${format.number(numbers.answered)} <small>${figures.of(format.number(numbers.connected), this.forms.percent(share))}</small></p><div class="bar"><i style="width:${share}%"></i></div></div>
        <div class="figure"><h3>${figures.waiting}</h3><p class="big digits">${format.number(Math.max(0, numbers.connected - numbers.answered))}</p></div>
        <div class="figure"><h3>${figures.joined}</h3><p class="big digits" data-testid="joined">${format.number(numbers.joined)} <small>${figures.connected(format.number(numbers.connected))}</small></p></div>
      </div>
      <div class="tables">${this.#choices()}${this.#units()}</div>`;
  }

  #choices(): TemplateResult {
    const { figures } = this.words;
    const { choices } = this.view.numbers;
    const sum = choices.reduce((all, count) => all + count, 0);
    const { format } = this.spoken;
    return html`<section class="figure" aria-label=${figures.choices}><h3>${figures.choices}<span>${figures.onlyHere}</span></h3>
      ${choices.length === 0 ? html`<p class="soft">${figures.noChoices}</p>` : html`<ul class="spread">${choices.map((count, choice) => {
        const share = sum === 0 ? 0 : (count * 100) / sum;
        return html`<li><b class="option-${letter(choice).toLowerCase()}">${letter(choice)}</b><span class="bar"><i style="width:${share}%"></i></span><span class="digits">${format.number(count)} · ${this.forms.percent(share)}</span></li>`;
      })}</ul>`}</section>`;
  }

  #units(): TemplateResult {
    const { figures } = this.words;
    const { units, joined } = this.view.numbers;
    const { format } = this.spoken;
    if (units.length === 0) return html`<section class="figure"><h3>${figures.units}</h3><p class="soft">${joined === 0 ? figures.noUnits : figures.guests}</p></section>`;
    return html`<section class="figure" aria-label=${figures.units}><h3>${figures.units}</h3><div class="scroll" tabindex="0"><table>
      <thead><tr><th scope="col">${figures.unit}</th><th scope="col">${figures.unitJoined}</th><th scope="col">${figures.unitConnected}</th><th scope="col">${figures.unitAnswered}</th></tr></thead>
      <tbody>${units.map(({ name, joined, connected, answered }) => html`<tr><th scope="row">${name}</th><td class="digits">${format.number(joined)}</td><td class="digits">${format.number(connected)}</td><td class="digits">${this.view.phase === 'lobby' ? nothing : format.number(answered)}</td></tr>`)}</tbody></table></div></section>`;
  }
}

declare global { interface HTMLElementTagNameMap { 'hall-figures': HallFigures } }

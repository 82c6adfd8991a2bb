import { property } from 'lit/decorators.js';
import { StaffElement } from '../staff/staff-element.ts';
import type { OrganiserWords } from '../words/organiser-vi.ts';
import type { ActPlan, Said } from '../staff/act-plan.ts';
import type { Desk } from './desk.ts';
import { organiserWords } from './organiser-words.ts';

/** A part of the organiser's page. What it wants to have done it hands to the page's one dialog. */
export abstract class OrganiserElement extends StaffElement {
  @property({ attribute: false }) desk!: Desk;

  protected get words(): OrganiserWords {
    return organiserWords(this.spoken.language);
  }

  protected get now(): number {
    return this.desk.clock.now() ?? this.desk.me.now;
  }

  protected propose(plan: ActPlan): void {
    this.dispatchEvent(new CustomEvent<ActPlan>('propose', { detail: plan, bubbles: true }));
  }

  /** Said in the page's line for what has been done. */
  protected say(text: string, isError = false): void {
    this.dispatchEvent(new CustomEvent<Said>('said', { detail: { text, isError }, bubbles: true }));
  }
}

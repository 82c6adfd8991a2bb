import { property } from 'lit/decorators.js';
import type { ActPlan, Said } from '../staff/act-plan.ts';
import { StaffElement, staffRefused } from '../staff/staff-element.ts';
import type { HostWords } from '../words/host-vi.ts';
import type { HostDesk } from './desk.ts';
import { hostWords } from './host-words.ts';

/** A part of the host's page. What needs a dialog it hands to the page's one. */
export abstract class HostElement extends StaffElement {
  @property({ attribute: false }) desk!: HostDesk;

  protected get words(): HostWords {
    return hostWords(this.spoken.language);
  }

  protected propose(plan: ActPlan): void {
    this.dispatchEvent(new CustomEvent<ActPlan>('propose', { detail: plan, bubbles: true }));
  }

  protected say(text: string, isError = false): void {
    this.dispatchEvent(new CustomEvent<Said>('said', { detail: { text, isError }, bubbles: true }));
  }

  /** The sentence for a refused order, or for one whose answer never came. */
  protected refused(reason: string): string {
    const sentences: Partial<Record<string, string>> = this.words.refusals;
    return sentences[reason] ?? staffRefused(this.staff, reason);
  }
}

import { css } from 'lit';

/** What the views of the participant's way have in common: a column, a panel of sea or colour on top, waves at the foot. */
export const viewStyles = css`
  :host { flex: 1; display: flex; flex-direction: column; }
  .panel { position: relative; overflow: hidden; border-radius: var(--radius-3); padding: var(--space-4) 18px 18px; color: var(--on-solid); background: var(--solid-sea); display: grid; gap: 6px; }
  .panel > * { position: relative; min-width: 0; overflow-wrap: break-word; }
  .panel h1 { font-size: 2.125rem; padding-right: 5.5rem; }
  .panel .petals { position: absolute; right: -1.25rem; top: -1.4rem; transform: rotate(18deg); color: #e23a2c; pointer-events: none; }
  .panel.reached { background: var(--solid-reached); }
  .panel.gold { background: var(--gold); color: var(--on-gold); }
  .panel.reached .petals, .panel.gold .petals { color: var(--solid-brand); }
  .panel .huge { font-size: 3.25rem; line-height: 1.05; font-weight: 700; }
  .panel .huge small { font-size: var(--type-medium); font-weight: 600; }
  .who { font-weight: 600; }
  .list { display: grid; gap: var(--space-2); }
  .list li { display: grid; grid-template-columns: 1.25rem 1fr; gap: var(--space-2); }
  .list li::before { content: ''; width: 0.5rem; height: 0.5rem; margin: 0.5em 0 0 0.25rem; border-radius: 50%; background: var(--brand); }
  .foot { margin-top: auto; }
  .foot .waves { width: 100%; height: 3.5rem; }
  .foot p { background: var(--solid-sea); color: #fff; text-align: center; padding: 0 var(--space-4) calc(var(--space-4) + env(safe-area-inset-bottom)); margin-top: -1px; font-weight: 600; }
  .past { display: grid; gap: var(--space-2); }
  .past button { justify-content: space-between; width: 100%; min-height: 3rem; }
  @media (min-width: 60rem) { .column { padding-block: var(--space-6); } }
  @media print { .foot { display: none; } }
`;

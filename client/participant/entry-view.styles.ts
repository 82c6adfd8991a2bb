import { css } from 'lit';

export const entryStyles = css`
  :host { flex: 1; display: grid; grid-template-rows: auto 1fr; }
  .hero { position: relative; overflow: hidden; background: var(--solid-sea); color: #fff; padding: var(--space-5) var(--space-4) 4.5rem; display: grid; gap: var(--space-3); align-content: center; }
  .hero > * { position: relative; max-width: 34rem; }
  .hero h1 { font-size: clamp(1.5rem, 1.1rem + 1.9vw, 2.75rem); padding-right: 3.5rem; text-wrap: pretty; }
  .hero .petals { position: absolute; right: -2.2rem; top: -2.4rem; transform: rotate(24deg); color: #e23a2c; }
  .hero .shore { position: absolute; inset: auto 0 -1px 0; max-width: none; }
  .hero .shore svg { width: 100%; height: 4rem; }
  .plan { font-size: var(--type-small); opacity: 0.95; }
  .flag { justify-self: start; background: var(--gold); color: var(--on-gold); font-size: 0.8125rem; font-weight: 600; padding: 2px 10px; border-radius: 99px; }
  .round { display: flex; gap: var(--space-2); align-items: center; font-weight: 600; }
  main { width: 100%; max-width: 30rem; margin: 0 auto; padding: var(--space-3) var(--space-4) var(--space-5); display: grid; gap: var(--space-4); align-content: start; }
  form { display: grid; gap: var(--space-4); }
  h2 { font-size: var(--type-large); line-height: 1.3; }
  .field { display: grid; gap: 4px; }
  label { font-weight: 600; }
  input { font: inherit; font-size: var(--type-medium); font-weight: 600; min-height: 3.5rem; width: 100%; min-width: 0; padding: 0 var(--space-4); color: var(--ink); background: var(--surface);
    border: 2px solid var(--line-strong); border-radius: 14px; text-transform: uppercase; }
  input#personal { font-family: var(--font-digits), ui-monospace, monospace; letter-spacing: 0.08em; }
  input[aria-invalid='true'] { border-color: var(--error); }
  .wrong { color: var(--error); font-weight: 600; font-size: var(--type-small); }
  .rules { display: inline-flex; align-items: center; min-height: 2.75rem; gap: 6px; }
  @media (max-height: 620px) { .hero { padding-block: var(--space-4) 3.75rem; } }
  @media (min-width: 60rem) {
    :host { grid-template: 1fr / 1fr 1fr; }
    .hero { padding: var(--space-7) clamp(2rem, 6vw, 6rem) 9rem; gap: var(--space-5); }
    .hero > * { justify-self: end; width: 100%; }
    .hero .petals { right: -4rem; top: -4rem; width: auto; }
    .hero .petals svg { width: 22rem; height: 22rem; }
    .hero h1 { padding-right: 0; margin-top: 7rem; }
    .hero .flag { width: auto; justify-self: start; }
    .hero .shore svg { height: 7rem; }
    main { align-content: center; padding-inline: var(--space-6); }
  }
`;

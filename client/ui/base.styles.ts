import { css } from 'lit';

/** What every shadow root starts from: the page's own style sheet does not reach inside. */
export const base = css`
  *, ::before, ::after { box-sizing: border-box; }
  :host { display: block; }
  [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; }
  ul, ol { padding: 0; list-style: none; }
  svg { flex: none; display: block; }
  a { color: var(--action); text-underline-offset: 3px; font-weight: 600; }
  .display { font-family: var(--font-display); font-weight: 800; line-height: var(--leading-display); text-transform: uppercase; text-wrap: balance; }
  .digits { font-family: var(--font-digits); font-variant-numeric: tabular-nums lining-nums; }
  .unbroken { white-space: nowrap; }
  .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .soft { color: var(--ink-2); }
  .small { font-size: var(--type-small); }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus-ring); }
  h1:focus-visible, h2:focus-visible { outline: none; box-shadow: none; }
  @media (prefers-reduced-motion: reduce) {
    *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
  }
`;

export const buttons = css`
  button, a.button {
    font: inherit; font-weight: 600; min-height: 2.75rem; min-width: 44px; padding: var(--space-2) var(--space-4);
    display: inline-flex; gap: var(--space-2); align-items: center; justify-content: center; text-align: center; text-decoration: none;
    color: var(--action); background: var(--surface); border: 2px solid var(--line-strong); border-radius: var(--radius-2); cursor: pointer;
    touch-action: manipulation; overflow-wrap: anywhere;
  }
  button.main {
    width: 100%; min-height: 3.5rem; font-size: var(--type-medium); line-height: 1.3; color: var(--on-solid); background: var(--solid-action);
    border-color: var(--solid-action); border-radius: 14px;
  }
  button.main:disabled, button.main[aria-disabled='true'] { color: var(--ink-2); background: var(--surface-2); border-color: var(--line-strong); cursor: default; }
  button.main:not(:disabled, [aria-disabled='true']):active { transform: translateY(1px); }
  @media (hover: hover) {
    button:not(.main, :disabled):hover, a.button:hover { background: var(--action-tint); }
    button.main:not(:disabled, [aria-disabled='true']):hover { background: var(--solid-sea); }
  }
  @media (forced-colors: active) { button.main:not(:disabled, [aria-disabled='true']) { border-color: Highlight; } }
`;

export const cards = css`
  .card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-3); padding: var(--space-4); box-shadow: var(--shadow); }
  .column { width: 100%; max-width: var(--column); margin-inline: auto; padding: var(--space-4); display: grid; gap: var(--space-4); align-content: start; }
  .column > * { min-width: 0; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr)); gap: 10px; }
  .tiles > * { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: var(--space-3) 14px; }
  .tiles dt { color: var(--ink-2); font-size: var(--type-small); line-height: 1.35; }
  .tiles dd { font-size: var(--type-title); line-height: 1.15; font-weight: 700; }
  .tiles > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; gap: 2px; }
  .tiles small { font-size: var(--type-body); font-weight: 600; color: var(--ink-2); }
  h2 { font-size: var(--type-medium); line-height: 1.35; font-weight: 600; }
  .stack { display: grid; gap: var(--space-3); }
`;

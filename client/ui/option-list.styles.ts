import { css } from 'lit';

export const optionList = css`
  :host { display: grid; }
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: var(--space-3); grid-auto-rows: minmax(max-content, 1fr); }
  label { position: relative; display: grid; grid-template-columns: 3.75rem 1fr 2.5rem; align-items: stretch; min-height: 4.5rem; overflow: hidden; color: var(--ink);
    background: var(--surface); border: 2px solid var(--line-strong); border-radius: 14px; cursor: pointer; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
  input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: inherit; }
  .key { display: grid; place-content: center; justify-items: center; gap: 4px; color: #fff; background: var(--option-a); font-family: var(--font-display); font-weight: 800; font-size: var(--type-title); line-height: 1; }
  label:nth-of-type(4n + 2) .key { background: var(--option-b); color: var(--on-option-b); }
  label:nth-of-type(4n + 3) .key { background: var(--option-c); }
  label:nth-of-type(4n + 4) .key { background: var(--option-d); }
  .text { padding: 11px var(--space-3); font-size: 1.0625rem; line-height: 1.4; align-self: center; min-width: 0; overflow-wrap: break-word; text-wrap: pretty; }
  .mark { align-self: center; justify-self: center; display: grid; place-items: center; width: 1.625rem; height: 1.625rem; border-radius: 50%; border: 2px solid var(--line-strong); margin-right: 6px; }
  .mark svg { visibility: hidden; }
  .chosen { border-color: var(--ink); background: var(--action-tint); box-shadow: 0 0 0 2px var(--ink); }
  .chosen .mark { background: var(--ink); border-color: var(--ink); color: var(--surface); }
  .chosen .mark svg, .right .mark svg { visibility: visible; }
  .right { border-color: var(--reached); background: var(--reached-tint); box-shadow: 0 0 0 2px var(--reached); }
  .right .mark { background: var(--solid-reached); border-color: var(--solid-reached); color: #fff; }
  .locked label { cursor: default; }
  .locked label:not(.chosen, .right) .text { color: var(--ink-2); }
  .tag { display: block; font-size: 0.8125rem; font-weight: 600; color: var(--reached); }
  label:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 8px var(--focus-ring); z-index: 1; }
  @media (hover: hover) { fieldset:not(.locked) label:not(.chosen):hover { border-color: var(--ink); } }
  @media (max-height: 700px) {
    fieldset { gap: var(--space-2); }
    label { min-height: 3.5rem; }
    .text { font-size: 0.9375rem; padding: 8px 10px; line-height: 1.35; }
    .key { font-size: var(--type-large); gap: 2px; }
    .key svg { width: 1.125rem; height: 1.125rem; }
  }
  @media (max-width: 22rem) { label { grid-template-columns: 2.875rem 1fr 2.25rem; } }
  @media (forced-colors: active) { .chosen { outline: 4px solid Highlight; } .right { outline: 4px double Highlight; } }
`;

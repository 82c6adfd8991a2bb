import { css } from 'lit';

export const questionStyles = css`
  :host { flex: 1; display: flex; flex-direction: column; --column: 46rem; }
  .inner { width: 100%; max-width: var(--column); margin-inline: auto; padding-inline: var(--space-4); }
  .clock { position: sticky; top: 0; z-index: 2; background: var(--surface); border-bottom: 1px solid var(--line); padding-block: 6px 10px; }
  main { flex: 1; display: flex; flex-direction: column; padding-block: var(--space-4) 14px; }
  h1 { font-size: var(--type-large); line-height: 1.4; font-weight: 600; margin: 0 0 14px; text-wrap: pretty; overflow-wrap: break-word; scroll-margin-top: 6rem; }
  option-list { flex: 1 0 auto; max-height: 34rem; }
  page-notice { margin-bottom: var(--space-3); }
  footer { position: sticky; bottom: 0; z-index: 2; background: var(--surface); border-top: 1px solid var(--line); padding-block: 10px calc(12px + env(safe-area-inset-bottom)); }
  .tight .clock, .tight footer { position: static; }
  .page { flex: 1; display: flex; flex-direction: column; }
  .foot { display: grid; gap: 10px; }
  .status { display: grid; }
  .status > * { grid-area: 1 / 1; display: grid; grid-template-columns: auto 1fr auto; gap: var(--space-3); align-items: center; }
  .status > .gauge { visibility: hidden; }
  .badge { width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid; place-items: center; background: var(--surface-2); color: var(--ink); border: 2px solid var(--line-strong); }
  .saved .badge { background: var(--solid-reached); border-color: var(--solid-reached); color: #fff; }
  .kept .badge, .over .badge { background: #f6b40e; border-color: #f6b40e; color: #0c2340; }
  .refused .badge { background: var(--solid-error); border-color: var(--solid-error); color: #fff; }
  .chosen .badge, .sending .badge { background: var(--action-tint); border-color: var(--action); color: var(--action); }
  .title { display: block; font-size: 1.0625rem; line-height: 1.3; font-weight: 600; }
  .detail { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink-2); }
  .tally { font-size: var(--type-small); font-weight: 600; color: var(--ink-2); }
  .status b { font-weight: 600; }
  .keys { display: none; }
  @media (hover: hover) and (min-width: 60rem) and (min-height: 46rem) {
    .keys { display: block; text-align: center; }
    h1 { font-size: var(--type-title); margin-bottom: var(--space-5); }
    main { padding-top: var(--space-6); }
  }
  @media (max-height: 700px) {
    h1 { font-size: var(--type-medium); margin-bottom: 10px; }
    main { padding-block: 10px; }
    footer { padding-block: 8px; }
    .foot { gap: 8px; }
    .badge { width: 2rem; height: 2rem; }
    .title { font-size: 0.9375rem; }
    button.main { min-height: 3rem; }
  }
`;

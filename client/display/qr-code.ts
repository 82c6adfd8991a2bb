import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** An address as a QR code: dark on white in both themes, with the quiet zone that readers want. */
export function qrCode(address: string): TemplateResult {
  const { data, size } = encode(address, { border: 2, ecc: 'M' });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><rect width=${size} height=${size} fill="#fff"/><path d=${path} fill="#0c2340"/></svg>`;
}

import './display-page.ts';
// Vite builds the worker by itself and gives its address.
// oxlint-disable-next-line import/default
import workerAddress from './worker/display-worker.ts?worker&url';

/*
 * With the worker a reload without a network finds the page, which then paints its last frame. Only a secure context (https, or
 * the server's own machine) has service workers. A hall on plain http has none: there a frame stays on the wall for as long as the
 * page does, F5 does not reload once the screen was started, and a reload that happens all the same needs the server.
 */
if ('serviceWorker' in navigator) navigator.serviceWorker.register(workerAddress, { scope: '/display/' }).catch(() => undefined);

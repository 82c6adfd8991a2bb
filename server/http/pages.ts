import express, { Router, type RequestHandler, type Response } from 'express';
import { join } from 'node:path';

/** Page by address; each is a folder of the built client. A display's page is the same for every link: the socket asks what its token is worth. */
const PAGES = {
  '/': 'participant',
  '/rules': 'rules',
  '/welcome': 'welcome',
  '/organiser': 'organiser',
  '/host': 'host',
  '/unit': 'unit',
  '/participation': 'participation',
  '/results': 'results',
  '/display/:token': 'display',
  '/live': 'live-player',
} as const;

/** Pages on which pictures of questions are opened, and shown from memory. */
const WITH_PICTURES: ReadonlySet<string> = new Set(['display', 'live-player']);

/** The built pages: their assets carry a hash in the name and are kept for ever, the pages themselves are asked for anew. */
export function pageRoutes(clientFolder: string): Router {
  const router = Router();
  // The projector's worker lies among the assets and keeps the pages of displays: wider than its own folder, which it may by this header.
  const setHeaders = (response: Response): void => void response.set('service-worker-allowed', '/display/');
  router.use('/assets', express.static(join(clientFolder, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false, setHeaders }));
  for (const [address, folder] of Object.entries(PAGES)) {
    router.get(address, (_request, response) => {
      if (WITH_PICTURES.has(folder)) response.set('content-security-policy', policy("'self' data: blob:"));
      response.set('cache-control', 'no-cache').sendFile(join(folder, 'index.html'), { root: clientFolder });
    });
  }
  return router;
}

/** What a page may load and who may frame it. Lit falls back to style elements where a browser lacks adopted style sheets. */
export function securityHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'content-security-policy': policy("'self' data:"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    next();
  };
}

function policy(images: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src ${images}`,
    "connect-src 'self' ws: wss:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

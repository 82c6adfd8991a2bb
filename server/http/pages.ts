import express, { Router, type RequestHandler } from 'express';
import { join } from 'node:path';

/** Page by address; each is a folder of the built client. */
const PAGES = { '/': 'participant', '/rules': 'rules', '/welcome': 'welcome' } as const;

/** The built pages: their assets carry a hash in the name and are kept for ever, the pages themselves are asked for anew. */
export function pageRoutes(clientFolder: string): Router {
  const router = Router();
  router.use('/assets', express.static(join(clientFolder, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false }));
  for (const [address, folder] of Object.entries(PAGES)) {
    router.get(address, (_request, response) => {
      response.set('cache-control', 'no-cache').sendFile(join(folder, 'index.html'), { root: clientFolder });
    });
  }
  return router;
}

/** What a page may load and who may frame it. Lit falls back to style elements where a browser lacks adopted style sheets. */
export function securityHeaders(): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return (_request, response, next) => {
    response.set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    next();
  };
}

import express, { type Request, type RequestHandler } from 'express';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../contest/clock.ts';

const arrivals = new WeakMap<IncomingMessage, number>();

/** No command is longer than this, bytes; but an organiser's act may hold the whole script of a display. */
const LONGEST_BODY = 8 * 1024;
export const LONGEST_ACT = 64 * 1024;
/** A picture in base64; a proxy in front has to let it through too. */
export const LONGEST_PICTURE = 750 * 1024;

/** Reads JSON bodies and stamps the instant at which the last byte was there: what is sent slowly arrives late. */
export function readBody(clock: Clock, limit = LONGEST_BODY): RequestHandler {
  return express.json({ limit, strict: true, verify: (request) => void arrivals.set(request, clock.now()) });
}

/** When a request's body had arrived, epoch milliseconds. */
export function arrivedAt(request: IncomingMessage): number | undefined {
  return arrivals.get(request);
}

/** A request's body as anything that JSON can be; Express calls it `any`. */
export function bodyOf(request: Request): unknown {
  return request.body;
}

import { z } from 'zod';
import { organiserAct } from './acts.ts';
import { ROLES } from './roles.ts';

const roundNumber = z.int().min(1).max(99);

/** What an operator on the server's own machine may ask beside ordering every act of an organiser (`npm run organiser -- ...`). */
export const operatorQuestion = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('rounds') }),
  z.strictObject({ act: z.literal('standing'), round: roundNumber, top: z.int().min(1).max(100_000) }),
  z.strictObject({ act: z.literal('log'), last: z.int().min(1).max(10_000) }),
  z.strictObject({ act: z.literal('receipt'), code: z.string().trim().min(16).max(30) }),
  z.strictObject({ act: z.literal('displays') }),
  z.strictObject({ act: z.literal('accounts') }),
]);
export type OperatorQuestion = z.infer<typeof operatorQuestion>;

export const operatorCommand = z.union([operatorQuestion, organiserAct]);
export type OperatorCommand = z.infer<typeof operatorCommand>;

/** Made by a one-time link: an account of the staff. */
export const firstOrganiser = z.strictObject({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(2).max(80),
  account: z.string().trim().min(3).max(60),
  password: z.string().min(12).max(200),
});
export type FirstOrganiser = z.infer<typeof firstOrganiser>;

/** `GET /api/welcome?token=`: what account an unused link makes. */
export const welcomeQuery = z.strictObject({ token: firstOrganiser.shape.token });
export const offered = z.strictObject({ role: z.enum(ROLES), unit: z.strictObject({ code: z.string(), name: z.string() }).nullable() });
export type Offered = z.infer<typeof offered>;

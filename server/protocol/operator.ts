import { z } from 'zod';

const reason = z.string().trim().min(5).max(500);
const roundNumber = z.int().min(1).max(99);
const staffCode = z.string().trim().min(1).max(40);

/** What an operator on the server's own machine may order (`npm run organiser -- ...`); each act is in the log with its reason. */
export const operatorCommand = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('rounds') }),
  z.strictObject({ act: z.literal('standing'), round: roundNumber, top: z.int().min(1).max(100_000) }),
  z.strictObject({ act: z.literal('log'), last: z.int().min(1).max(10_000) }),
  z.strictObject({ act: z.literal('extend'), round: roundNumber, closesAt: z.int().min(0), reason }),
  z.strictObject({ act: z.literal('close'), round: roundNumber, reason }),
  z.strictObject({ act: z.literal('withdraw'), question: z.string().trim().min(1).max(40), reason }),
  z.strictObject({ act: z.literal('extra-time'), staffCode, round: roundNumber, secondsEach: z.int().min(0).max(600), reason }),
  z.strictObject({ act: z.literal('reissue'), staffCode, reason }),
  z.strictObject({ act: z.literal('revoke'), staffCode, reason }),
  z.strictObject({ act: z.literal('draw'), round: roundNumber, order: z.array(staffCode).min(2).max(100), reason }),
  z.strictObject({ act: z.literal('receipt'), code: z.string().trim().min(16).max(30) }),
  z.strictObject({ act: z.literal('confirm-clock'), reason }),
]);
export type OperatorCommand = z.infer<typeof operatorCommand>;

/** Made by the one-time link of an empty start: the first organiser's account. */
export const firstOrganiser = z.strictObject({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(2).max(80),
  account: z.string().trim().min(3).max(60),
  password: z.string().min(12).max(200),
});
export type FirstOrganiser = z.infer<typeof firstOrganiser>;

import type { Declaration } from '../protocol/declaration.ts';
import type { Predicted } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { Player } from './player.ts';
import type { World } from './world.ts';

/** Score, then the prediction, then the time. */
export function asking(asks: 'participants' | 'all-correct'): Pick<Declaration, 'prediction' | 'comparators'> {
  return {
    prediction: { asks, grain: 10 },
    comparators: [{ by: 'score', order: 'desc' }, { by: 'distance', order: 'asc' }, { by: 'elapsed', order: 'asc' }],
  };
}

/** Each person in turn plays the whole paper with so many right answers; whoever comes later is slower by a millisecond. */
export async function playedInTurn(world: World, rights: readonly number[]): Promise<[Player, Player, Player, Player]> {
  const players: Player[] = [];
  for (const [index, right] of rights.entries()) {
    const player = await world.player(index + 1);
    await play(world, player, { right, slower: index });
    players.push(player);
  }
  return players as [Player, Player, Player, Player];
}

export async function play(world: World, player: Player, { right, slower = 0 }: { right: number; slower?: number }): Promise<void> {
  await player.start();
  for (const place of [1, 2, 3, 4]) {
    const shown = await player.question(place);
    world.clock.advance(place === 4 ? 1_000 + slower : 1_000);
    await player.answer(shown, place <= right ? 0 : 1);
  }
  await player.until((view) => view.state.state !== 'question' && view === player.view());
}

/** Sends the command with whatever body over the socket. */
export function sendPrediction(player: Player, body: unknown): Promise<Verdict<Predicted>> {
  return player.socket.timeout(5_000).emitWithAck('predict', body as never);
}

/** Predicts for the attempt of which the participant's page asks. */
export function predict(player: Player, guess: number): Promise<Verdict<Predicted>> {
  return sendPrediction(player, { attempt: attemptAsked(player), guess });
}

export function predictOverHttps(player: Player, guess: number): Promise<Verdict<unknown>> {
  return player.post('predict', { attempt: attemptAsked(player), guess });
}

export function attemptAsked(player: Player): string | undefined {
  const { state } = player.view();
  return state.state === 'finished' || state.state === 'ready' ? state.prediction?.attempt : undefined;
}

/** Orders an act as `npm run organiser` does. */
export async function operate(world: World, act: object): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${world.operatorToken}` };
  const response = await fetch(`${world.address}/api/operator`, { method: 'POST', headers, body: JSON.stringify(act) });
  const verdict = (await response.json()) as Verdict<unknown>;
  if (!verdict.ok) throw new Error(`${JSON.stringify(act)} was refused: ${verdict.refusal}`);
}

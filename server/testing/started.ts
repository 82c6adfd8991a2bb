import type { Player, StateOf } from './player.ts';
import type { World } from './world.ts';

/** A person who has started, with the first question shown and its showing on disk. */
export async function started(world: World, person: number): Promise<{ player: Player; shown: StateOf<'question'> }> {
  const player = await world.player(person);
  await player.start();
  const shown = await player.question(1);
  await world.settle();
  return { player, shown };
}

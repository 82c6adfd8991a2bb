import type { ActName, OrganiserAct } from '../../protocol/acts.ts';
import type { Actor } from '../actor.ts';
import type { Parts } from '../parts.ts';
import { accountActs } from './account-acts.ts';
import type { ActNamed, Acts, Answer, Setting } from './acts.ts';
import { participationActs } from './participation-acts.ts';
import { peopleActs } from './people-acts.ts';
import { roundActs } from './round-acts.ts';

/** The organisers' acts, from the page and from the server's own machine. Each one is written together with its event: who, what, why. */
export function organiserDesk(parts: Parts, setting: Setting) {
  const { add, set, remove } = setting.displays.acts;
  const acts: Acts = {
    ...roundActs(parts, setting),
    ...peopleActs(parts, setting),
    ...participationActs(parts, setting),
    ...accountActs(setting),
    'display-add': add,
    'display-set': set,
    'display-remove': remove,
  };

  function carryOut<Name extends ActName>(name: Name, actor: Actor, act: ActNamed<Name>): Promise<Answer> {
    return acts[name](actor, act);
  }

  return (actor: Actor, act: OrganiserAct): Promise<Answer> => carryOut(act.act, actor, act);
}

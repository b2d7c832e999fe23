import { isSame, short } from '#lib/blueprints/describe-definition.ts';
import type { ActionChange } from './action-change.ts';
import type { ActionPermissions } from './permissions.ts';

const BLOCKS = [
  ['execute', 'run the action'],
  ['approve', 'approve runs'],
] as const;

const LISTS = [
  ['users', 'The user'],
  ['roles', 'The role'],
  ['teams', 'The team'],
] as const;

/** Who may do more or less than before, name by name. */
export function planPermissions(before: ActionPermissions, after: ActionPermissions): ActionChange[] {
  return BLOCKS.flatMap(([block, deed]) => {
    const at = `/permissions/${block}`;
    const change = (kind: ActionChange['kind'], key: string, sentence: string): ActionChange => ({
      kind,
      what: 'permissions',
      name: `${block}.${key}`,
      path: `${at}/${key}`,
      sentence,
    });
    const lists = LISTS.flatMap(([key, who]) => {
      const [old, now] = [before[block][key], after[block][key]];
      const say = (name: string, may: string) => `${who} “${short(name)}” ${may} ${deed}.`;
      return [
        ...now.filter((name) => !old.includes(name)).map((name) => change('add', key, say(name, 'may'))),
        ...old
          .filter((name) => !now.includes(name))
          .map((name) => change('remove', key, say(name, 'may no longer'))),
      ];
    });
    if (isSame(before[block].policy, after[block].policy)) return lists;
    return [...lists, change('change', 'policy', `Changes the policy on who may ${deed}.`)];
  }).concat(owners(before, after));
}

function owners(before: ActionPermissions, after: ActionPermissions): ActionChange[] {
  const may = after.execute.ownedByTeam;
  if (may === before.execute.ownedByTeam) return [];
  const sentence = `Members of a team that owns the entity ${may ? 'may' : 'may no longer'} run the action.`;
  const place = { name: 'execute.ownedByTeam', path: '/permissions/execute/ownedByTeam' };
  return [{ kind: may ? 'add' : 'remove', what: 'permissions', ...place, sentence }];
}

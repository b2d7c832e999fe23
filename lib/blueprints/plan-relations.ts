import { childPointer } from '#lib/schema/json-pointer.ts';
import type { BlueprintDocument, RelationDefinition } from './blueprint-document.ts';
import { relationsOf } from './blueprint-model.ts';
import { isSame, short } from './describe-definition.ts';
import type { LinkFault, PlannedChange } from './planned-change.ts';

/**
 * What changes of the relations. `before` names this blueprint as `after` does; `identifier` is what it is
 * called until the change is saved.
 */
export function planRelations(
  before: BlueprintDocument,
  after: BlueprintDocument,
  identifier: string,
): PlannedChange[] {
  const old = new Map(relationsOf(before));
  const now = new Map(relationsOf(after));
  const storedName = (target: string) => (target === after.identifier ? identifier : target);
  const change = (
    kind: PlannedChange['kind'],
    [name, definition]: [string, RelationDefinition],
    sentence: string,
    faults: LinkFault[],
  ): PlannedChange => ({
    kind,
    what: 'relation',
    name,
    path: childPointer('/relations', name),
    sentence,
    check: { of: 'links', relation: name, target: storedName(definition.target), faults },
  });
  const kept = [...now].flatMap(([name, definition]) => {
    const was = old.get(name);
    const title = titleOf(name, definition);
    if (!was) {
      const sentence = `Adds the relation “${title}” to ${definition.many ? 'entities' : 'one entity'} of “${short(definition.target)}”${definition.required ? ', required' : ''}.`;
      return [change('add', [name, definition], sentence, faultsOf(undefined, definition))];
    }
    if (isSame(was, definition)) return [];
    const parts = describe(was, definition);
    const sentence = `Changes the relation “${title}”: ${parts.join('; ') || 'how it is described'}.`;
    return [change('change', [name, definition], sentence, faultsOf(was, definition))];
  });
  const gone = [...old]
    .filter(([name]) => !now.has(name))
    .map(([name, definition]) => {
      const sentence = `Removes the relation “${titleOf(name, definition)}”; its links stay stored, but are not shown.`;
      return change('remove', [name, definition], sentence, []);
    });
  return [...kept, ...gone];
}

/** Rules that are new; of those that stood before nothing is counted. */
function faultsOf(before: RelationDefinition | undefined, after: RelationDefinition): LinkFault[] {
  const faults: LinkFault[] = [];
  if (after.required && !before?.required) faults.push('missing');
  if (!after.many && (before === undefined || before.many)) faults.push('several');
  if (before?.target !== after.target) faults.push('elsewhere');
  return faults;
}

function describe(before: RelationDefinition, after: RelationDefinition): string[] {
  const parts: string[] = [];
  if (before.target !== after.target)
    parts.push(`leads to “${short(after.target)}” instead of “${short(before.target)}”`);
  if (Boolean(before.many) !== Boolean(after.many))
    parts.push(after.many ? 'may have several targets' : 'has one target only');
  if (Boolean(before.required) !== Boolean(after.required))
    parts.push(after.required ? 'becomes required' : 'is not required any more');
  if (before.title !== after.title) parts.push('other title');
  if (before.description !== after.description) parts.push('other description');
  return parts;
}

function titleOf(name: string, { title }: RelationDefinition): string {
  return short(title || name);
}

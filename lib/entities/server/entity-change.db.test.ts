import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findBlueprint } from '#db/queries/blueprints.ts';
import { type EntityRow, insertEntity, updateEntity } from '#db/queries/entities.ts';
import { newId } from '#lib/ids.ts';
import { changeOf, rowAfter } from './entity-change.ts';
import type { EntityContent } from './entity-content.ts';
import { entityWorld } from './fixtures/entity-world.ts';

const { db, asAdmin, blueprint } = await entityWorld();
await blueprint({ identifier: 'thing' });
const blueprintId = (await findBlueprint(db.run, 'thing'))?.id as string;

const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', '%', '→', '\u{1f680}'), maxLength: 4 });
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 }));
const names = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '');
const properties = fc.dictionary(names, value, { noNullPrototype: true });
const content = fc.record(
  {
    title: fc.option(text),
    icon: fc.option(text),
    team: fc.array(text, { maxLength: 2 }),
    properties,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<EntityContent>;
const kind = fc.constantFrom('whole' as const, 'patch' as const);

const contentOf = ({ identifier, title, icon, team, properties }: EntityRow) => ({
  identifier,
  title,
  icon,
  team,
  properties,
});

it('rules judge exactly what the statement will store', async () => {
  const ctx = await asAdmin();
  await fc.assert(
    fc.asyncProperty(properties, content, kind, async (before, content, kind) => {
      const id = newId();
      const blank = { blueprintId, title: 'T', icon: 'I', team: ['t'], source: null, by: 'me' };
      const row = await insertEntity(db.run, { ...blank, id, identifier: id, properties: before });
      if (!row) throw new Error('it was there already');
      const change = changeOf(ctx, { identifier: `${id}-renamed`, ...content }, kind);
      const after = await updateEntity(db.run, row, change);
      if (!after) throw new Error('it is gone');
      expect(contentOf(rowAfter(row, change))).toEqual(contentOf(after));
    }),
    { numRuns: 200 },
  );
});

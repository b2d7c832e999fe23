import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '#db/testing/awkward-values.ts';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { IndexType } from '#lib/query/model.ts';
import { dropIndexStatements, indexStatements } from './index-statements.ts';
import { quoteLiteral } from './literals.ts';
import { propertyExpression } from './property-expression.ts';

const { sql: client } = await testDatabase();
let blueprintId = '';

beforeAll(async () => {
  blueprintId = await insertBlueprint(client, 'service');
});

const TYPES: IndexType[] = ['text', 'number', 'boolean', 'date'];
const cases = [...AWKWARD_NAMES, 'x'.repeat(300), 'a\\', "\\'", 'ä😀', '$title'].map(
  (name, index): [string, IndexType] => [
    name,
    name === '$title' ? 'text' : (TYPES[index % TYPES.length] ?? 'text'),
  ],
);

test.each(cases)('%j is indexed as %s, and the index is used, and dropped', async (name, type) => {
  const statements = indexStatements(blueprintId, name, type);
  for (const statement of [...statements, ...statements]) await client.unsafe(statement);
  const indexName = /create index concurrently (\S+)/.exec(statements.join('\n'))?.[1] ?? '';
  const [index] =
    await client`select indisvalid as valid from pg_index where indexrelid = ${indexName}::regclass`;
  expect(index?.valid).toBe(true);
  const expression =
    name === '$title'
      ? sql`lower(left(title, 200) collate "C")`
      : propertyExpression(type, { document: sql`properties`, name: sql`${name}::text` });
  const query = new PgDialect().sqlToQuery(
    sql`explain select id from entities where blueprint_id = ${blueprintId} and ${expression} is not null order by ${expression}, id limit 5`,
  );
  const plan = await client.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx.unsafe(query.sql, query.params as never[]);
  });
  expect(JSON.stringify(plan)).toContain(indexName);
  for (const statement of dropIndexStatements(blueprintId, name)) await client.unsafe(statement);
  const [gone] = await client`select to_regclass(${indexName}) as name`;
  expect(gone?.name).toBeNull();
});

test('what is no id names no partition', () => {
  expect(() => indexStatements('x"; drop table entities', 'tier', 'text')).toThrow('not a blueprint id');
});

test.each(["it's", 'a\\b', "\\'", '', '"', "'; select 1 --"])('%j quoted is itself', async (text) => {
  const [row] = await client.unsafe(`select ${quoteLiteral(text)} as text`);
  expect(row?.text).toBe(text);
});

test('NUL is quoted by nobody', () => {
  expect(() => quoteLiteral('a\0')).toThrow('NUL');
});

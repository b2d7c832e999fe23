/** The question of the bench: services of one tier, sorted by a property, one page of 50 with the total. */
export const PAGE = 50;
export const TIER = 'gold';
export const BLUEPRINT = 'bench';

export const DOCUMENT = {
  identifier: BLUEPRINT,
  title: 'Bench',
  schema: {
    properties: {
      name: { type: 'string' },
      tier: { type: 'string', enum: ['gold', 'silver', 'bronze'] },
      port: { type: 'number' },
      url: { type: 'string', format: 'url' },
      seen: { type: 'string', format: 'date-time' },
    },
  },
};

export const API_BODY = {
  query: { combinator: 'and', rules: [{ property: 'tier', operator: '=', value: TIER }] },
  sort: [{ property: 'name', order: 'ASC' }],
  limit: PAGE,
  count: true,
};

/** The same question in plain SQL over the same rows and indexes: what no portal can beat. */
export function rawStatements(partition: string): [page: string, total: string] {
  const where = `properties @> '{"tier":"${TIER}"}'`;
  const key = `lower(left(properties ->> 'name'::text, 200) collate "C")`;
  return [
    `select identifier, title, icon, team, properties, created_at, created_by, updated_at, updated_by, source, version
      from ${partition} where ${where} order by ${key}, id limit ${PAGE}`,
    `select count(*)::int as value from (select 1 from ${partition} where ${where} limit 10001) counted`,
  ];
}

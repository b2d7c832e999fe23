import { API_BODY, BLUEPRINT, DOCUMENT, rawStatements, TIER } from './servers/catalog-question.ts';
import { fill, findFilled } from './support/fill.ts';
import { type Load, median, underLoad } from './support/load.ts';
import { writeSection } from './support/readme.ts';
import { onStage, type Server, type Stage } from './support/stage.ts';

/**
 * One page of the catalog as `/v1` answers it and as a browser visits it, beside *bare* (node:http and the same SQL) and
 * *raw* (the SQL by the driver, no HTTP), in turn in one run at 10,000 and 100,000 entities. Writes bench/README.md.
 */
const SIZES = [10_000, 100_000];
const CONNECTIONS = 8;
const ROUNDS = 3;
const ROUND_MS = 4_000;
const CLIENT = { id: 'bench-client', secret: 'bench-client-secret-0123456789' };
/** The same question as an address. */
const VIEW = new URLSearchParams({ filter: JSON.stringify(['tier', '=', TIER]), sort: 'name' });
const SEARCH = `/v1/blueprints/${BLUEPRINT}/entities/search`;

type Contenders = Record<string, () => Promise<void>>;

await onStage(CONNECTIONS, async (stage) => {
  const web = await stage.serve('web.ts', [], {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: stage.databaseUrl,
    AUTH_SECRET: 'a-secret-for-benches-only-0123456789abcdef',
    QUAYSIDE_CLIENT_ID: CLIENT.id,
    QUAYSIDE_CLIENT_SECRET: CLIENT.secret,
  });
  const credentials = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
  const { accessToken } = JSON.parse(await post(`${web.url}/v1/auth/access_token`, credentials));
  await post(`${web.url}/v1/blueprints`, DOCUMENT, accessToken);
  const filling = await findFilled(stage.sql);
  const { partition } = filling;
  const bare = await stage.serve('bare.ts', [stage.databaseUrl, partition], {});
  const contenders = contendersOn(stage, { web, bare, partition, accessToken });
  const rows: string[] = [];
  let filled = 0;
  for (const size of SIZES) {
    await fill(stage.sql, filling, filled + 1, size);
    filled = size;
    rows.push(...report(size, await compare(contenders)));
  }
  for (const line of rows) console.log(line);
  writeSection('One page of the catalog', readme(rows));
});

function contendersOn(
  { sql }: Stage,
  on: { web: Server; bare: Server; partition: string; accessToken: string },
): Contenders {
  const [page, total] = rawStatements(on.partition);
  const search = async () => void (await post(on.web.url + SEARCH, API_BODY, on.accessToken));
  return {
    raw: async () => void (await Promise.all([sql.unsafe(page), sql.unsafe(total)])),
    bare: async () => void (await post(on.bare.url, {})),
    search,
    page: async () => {
      const headers = { cookie: on.web.said };
      const response = await fetch(`${on.web.url}/catalog/${BLUEPRINT}?${VIEW}`, {
        headers,
        redirect: 'manual',
      });
      const html = await response.text();
      if (response.status !== 200) throw new Error(`the page answered ${response.status}`);
      if (!html.includes('data-row=')) throw new Error('the page has no rows');
    },
  };
}

/** In turn, so that a busy minute of the machine hits all alike. */
async function compare(contenders: Contenders): Promise<Map<string, Load[]>> {
  const loads = new Map<string, Load[]>();
  for (const name of Object.keys(contenders)) loads.set(name, []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, ask] of Object.entries(contenders)) {
      const load = await underLoad(ask, CONNECTIONS, ROUND_MS);
      // In the first one Node still compiles.
      if (round > 0) loads.get(name)?.push(load);
    }
  return loads;
}

function report(size: number, loads: Map<string, Load[]>): string[] {
  const middle = (name: string, pick: (load: Load) => number) => median((loads.get(name) ?? []).map(pick));
  const rate = (name: string) => middle(name, ({ perSecond }) => perSecond);
  return [...loads.keys()].map((name) => {
    const p50 = middle(name, (load) => load.p50).toFixed(1);
    const p99 = middle(name, (load) => load.p99).toFixed(1);
    const shares = ['raw', 'bare'].map((other) => (rate(name) / rate(other)).toFixed(2)).join(' | ');
    return `| ${size.toLocaleString('en')} | ${name} | ${rate(name).toFixed(0)} | ${p50} | ${p99} | ${shares} |`;
  });
}

async function post(to: string, body: unknown, token?: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(to, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`);
  return text;
}

function readme(rows: string[]): string {
  return `\`npm run bench\` prints this table and writes it here. Trust the shares first, the milliseconds last: all contenders run
in turn on the same machine, ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s after one that is not
counted.

Filtered by one property, sorted by another, 50 rows, with the total. *raw* is the SQL by the driver, *bare* is
node:http and that SQL. Quayside's *search* is \`POST /v1/blueprints/{b}/entities/search\` with sign-in, access rules,
validation and the wire format; its *page* is what a browser asks for: the page of the catalog rendered for somebody
who is signed in, with its rows in it.

| entities | | requests/s | p50 ms | p99 ms | share of raw | share of bare |
|---:|---|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
}

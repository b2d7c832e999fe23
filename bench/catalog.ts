import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import {
  ensureDatabase,
  freePort,
  prepareCluster,
  protectFolder,
  startCluster,
} from '#db/embedded/cluster.ts';
import { migrate } from '#db/migrate.ts';
import { indexStatements } from '#db/query-compiler/index-statements.ts';
import { type Load, median, underLoad } from './load.ts';
import { API_BODY, BLUEPRINT, rawStatements } from './servers/catalog-question.ts';

/**
 * One page of the catalog as `/v1` answers it, beside *bare* (node:http and the same SQL) and *raw* (the SQL by the
 * driver, no HTTP), interleaved in one run at 10,000 and 100,000 entities. Writes bench/README.md.
 */
const SIZES = [10_000, 100_000];
const CONNECTIONS = 8;
const ROUNDS = 3;
const ROUND_MS = 4_000;
const CLIENT = { id: 'bench-client', secret: 'bench-client-secret-0123456789' };

const folder = mkdtempSync(path.join(tmpdir(), 'quayside-bench-'));
protectFolder(folder);
const cluster = await startCluster(await prepareCluster(folder));
await ensureDatabase(cluster, 'bench');
const url = cluster.url('bench');
await migrate(url);
const sql = postgres(url, { max: CONNECTIONS, onnotice: () => {} });
const webPort = await freePort();
const web = `http://127.0.0.1:${webPort}`;
const children = [
  await started('web.ts', [], {
    PORT: String(webPort),
    DATABASE_URL: url,
    AUTH_SECRET: 'a-secret-for-benches-only-0123456789abcdef',
    QUAYSIDE_CLIENT_ID: CLIENT.id,
    QUAYSIDE_CLIENT_SECRET: CLIENT.secret,
  }),
];
const { accessToken } = await call<{ accessToken: string }>('/v1/auth/access_token', {
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
});
await call('/v1/blueprints', {
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
});
const [row] = await sql`select id from blueprints where identifier = ${BLUEPRINT}`;
const partition = `entities_${String(row?.id).replaceAll('-', '')}`;
const barePort = await freePort();
children.push(await started('bare.ts', [String(barePort), url, partition], {}));

const lines: string[] = [];
let filled = 0;
for (const size of SIZES) {
  await fill(filled + 1, size);
  filled = size;
  const [page, total] = rawStatements(partition);
  const contenders: Record<string, () => Promise<void>> = {
    raw: async () => void (await Promise.all([sql.unsafe(page), sql.unsafe(total)])),
    bare: () => answer(`http://127.0.0.1:${barePort}/`, {}),
    Quayside: () => answer(`${web}/v1/blueprints/${BLUEPRINT}/entities/search`, API_BODY),
  };
  const loads: Record<string, Load[]> = {};
  for (const [name, ask] of Object.entries(contenders)) {
    await underLoad(ask, 2, 500);
    loads[name] = [];
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, ask] of Object.entries(contenders)) {
      loads[name]?.push(await underLoad(ask, CONNECTIONS, ROUND_MS));
    }
  }
  const rate = (name: string) => median((loads[name] ?? []).map(({ perSecond }) => perSecond));
  for (const name of Object.keys(contenders)) {
    const middle = (pick: (load: Load) => number) => median((loads[name] ?? []).map(pick)).toFixed(1);
    const shares = `${(rate(name) / rate('raw')).toFixed(2)} | ${(rate(name) / rate('bare')).toFixed(2)}`;
    lines.push(
      `| ${size.toLocaleString('en')} | ${name} | ${rate(name).toFixed(0)} | ${middle((load) => load.p50)} | ${middle((load) => load.p99)} | ${shares} |`,
    );
    console.log(lines.at(-1));
  }
}
writeFileSync(path.join(import.meta.dirname, 'README.md'), readme(lines));
for (const child of children) child.kill();
await sql.end();
await cluster.stop('immediate');
rmSync(folder, { recursive: true, force: true });

async function fill(from: number, to: number): Promise<void> {
  await sql`insert into ${sql(partition)} (blueprint_id, id, identifier, title, team, properties, created_by, updated_by)
    select ${row?.id}, gen_random_uuid(), 'entity-' || n, 'Entity ' || n, array['team-' || n % 20],
      jsonb_build_object('name', md5(n::text), 'tier', (array['gold','silver','bronze'])[1 + n % 3], 'port', n % 5000,
        'url', 'https://example.org/' || n, 'seen', to_char(now() - n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
      'bench', 'bench'
    from generate_series(${from}::int, ${to}::int) n`;
  for (const statement of indexStatements(String(row?.id), 'name', 'text')) await sql.unsafe(statement);
  await sql.unsafe(`vacuum analyze ${partition}`);
}

async function answer(to: string, body: unknown): Promise<void> {
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`);
}

async function call<T>(to: string, body: unknown): Promise<T> {
  const response = await fetch(web + to, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(to.includes('/auth/') ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
}

function started(file: string, args: string[], env: Record<string, string>) {
  const child = fork(path.join(import.meta.dirname, 'servers', file), args, {
    env: { ...process.env, ...env },
    execArgv: [],
  });
  return new Promise<typeof child>((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

function readme(rows: string[]): string {
  return `# Benches

\`npm run bench\` prints this table and writes it here; \`npm run bench -- partitioning\` and \`npm run bench -- database-loss\`
print the figures of the decision records 3 and 2. Trust the shares first, the milliseconds last: all contenders run in
turn on the same machine, ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s.

One page of the catalog: filtered by one property, sorted by another, 50 rows, with the total. *raw* is the SQL by the
driver, *bare* is node:http and that SQL, Quayside is \`POST /v1/blueprints/{b}/entities/search\` with sign-in, access
rules, validation and the wire format.

| entities | | requests/s | p50 ms | p99 ms | share of raw | share of bare |
|---:|---|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
}

import http from 'node:http';
import postgres from 'postgres';
import { rawStatements } from './catalog-question.ts';

/** node:http and the SQL, nothing else: no validation, no access, no shapes. */
const [url, partition] = process.argv.slice(2) as [string, string];
const sql = postgres(url, { max: 8 });
const [page, total] = rawStatements(partition);
http
  .createServer(async (request, response) => {
    for await (const _ of request);
    const [entities, count] = await Promise.all([sql.unsafe(page), sql.unsafe(total)]);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, entities, count: count[0] }));
  })
  .listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
process.once('disconnect', () => process.exit());

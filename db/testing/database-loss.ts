import net from 'node:net';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Database } from '#db/client.ts';

/** What a run under fire came to. A pair is two rows written by one transaction. */
export interface LossReport {
  acknowledged: number;
  failed: number;
  hanging: number;
  uncaught: number;
  halfWritten: number;
  acknowledgedButMissing: number;
  slowestMilliseconds: number;
}

const HANGING_AFTER = 10_000;

interface Siege {
  db: Database;
  /** looks at the result afterwards, over a connection of its own */
  inspect: () => postgres.Sql;
  milliseconds: number;
  writers: number;
  /** does the harm; called once, resolves when it is over and the server is well again */
  harm: (isOver: () => boolean) => Promise<void>;
}

/** Writers commit pairs of rows without pause while `harm` happens; then the table is counted. */
export async function besiege({ db, inspect, milliseconds, writers, harm }: Siege): Promise<LossReport> {
  const until = Date.now() + milliseconds;
  const acknowledged: string[] = [];
  const report = { failed: 0, hanging: 0, uncaught: 0, slowestMilliseconds: 0 };
  const onUncaught = () => report.uncaught++;
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUncaught);

  async function write(writer: number): Promise<void> {
    for (let count = 0; Date.now() < until; count++) {
      const key = `${writer}-${count}`;
      const started = Date.now();
      try {
        await db.transaction(async (tx) => {
          await tx.execute(sql`insert into siege values (${key}, 'left')`);
          await tx.execute(sql`select 1`);
          await tx.execute(sql`insert into siege values (${key}, 'right')`);
        });
        acknowledged.push(key);
      } catch {
        report.failed++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const took = Date.now() - started;
      report.slowestMilliseconds = Math.max(report.slowestMilliseconds, took);
      if (took > HANGING_AFTER) report.hanging++;
    }
  }

  await Promise.all([
    harm(() => Date.now() >= until),
    ...Array.from({ length: writers }, (_, writer) => write(writer)),
  ]);
  process.off('uncaughtException', onUncaught);
  process.off('unhandledRejection', onUncaught);

  const client = inspect();
  const half = await client`select key from siege group by key having count(*) <> 2`;
  const kept = new Set((await client`select distinct key from siege`).map((row) => row.key as string));
  await client.end({ timeout: 1 });
  return {
    acknowledged: acknowledged.length,
    ...report,
    halfWritten: half.length,
    acknowledgedButMissing: acknowledged.filter((key) => !kept.has(key)).length,
  };
}

/** A TCP proxy that can go silent: packets vanish in both directions while the sockets stay open. */
export async function halfOpenProxy(port: number): Promise<{ port: number; silence(): void; close(): void }> {
  const sockets = new Set<net.Socket>();
  let generation = 0;
  const server = net.createServer((client) => {
    const born = generation;
    const upstream = net.connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => born === generation && to.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (born === generation) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    silence: () => generation++,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

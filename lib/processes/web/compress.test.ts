import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { compressResponse } from './compress.ts';

const ALL = 500;

/** As repetitive as a table of entities: 64 kB that become about 6. */
const piece = () =>
  randomBytes(4 * 1024)
    .toString('hex')
    .repeat(8);

/** Writes as long as there is said to be room; answers how many pieces that were. */
async function fill(response: ServerResponse): Promise<number> {
  for (let written = 1; written <= ALL; written++) {
    if (response.write(piece())) continue;
    const room = new Promise((resolve) => response.once('drain', () => resolve('room')));
    if ((await Promise.race([room, pause(250)])) !== 'room') return written;
  }
  return ALL;
}

it('stops whoever writes when its reader takes nothing', async () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const stuck = new Writable({ write: () => {} });
  response.assignSocket(stuck as Socket);
  compressResponse(response, 'gzip', 1);
  response.setHeader('Content-Type', 'text/csv');
  expect(await fill(response)).toBeLessThan(ALL / 5);
  expect(stuck.writableLength).toBeLessThan(256 * 1024);
  response.destroy();
});

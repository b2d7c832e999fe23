import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { hasBody, readBody } from './read-body.ts';

const MOST = 1_000;

type Outcome = { body: string; announced: boolean } | { code: string; message?: string };

let server: http.Server;
let port: number;
/** Takes what became of the next body. */
let told: (outcome: Outcome) => void;
let outcome: Promise<Outcome>;
beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    try {
      const announced = hasBody(request);
      told({ body: (await readBody(request, MOST)).toString(), announced });
    } catch (error) {
      told(isAppError(error) ? { code: error.code, message: error.message } : { code: String(error) });
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  outcome = new Promise((resolve) => {
    told = resolve;
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends exactly `parts`, and hangs up when `leave`. */
async function send(parts: (string | Buffer)[], { leave = false } = {}): Promise<Outcome> {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => {});
  for (const part of parts) await new Promise((resolve) => socket.write(part, resolve));
  if (leave) socket.end();
  const found = await outcome;
  socket.destroy();
  return found;
}

const head = (...headers: string[]) => `POST / HTTP/1.1\r\n${['Host: x', ...headers].join('\r\n')}\r\n\r\n`;
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const CHUNKED = head('Transfer-Encoding: chunked');
const TOO_LARGE = { code: 'payload_too_large', message: 'The body is larger than 1000 bytes.' };

describe('readBody', () => {
  it('puts a body together from however many parts it comes in, in the middle of a letter too', async () => {
    const [first, rest] = [Buffer.from('grün').subarray(0, 3), Buffer.from('grün').subarray(3)];
    expect(await send([head('Content-Length: 5'), first, rest])).toEqual({ body: 'grün', announced: true });
  });

  it('reads a body that announces no length', async () => {
    expect(await send([CHUNKED, chunk('{"a":'), chunk('1}'), chunk('')])).toEqual({
      body: '{"a":1}',
      announced: true,
    });
  });

  it.each([
    ['no length', head()],
    ['a length of zero', head('Content-Length: 0')],
  ])('takes %s for no body', async (_name, text) => {
    expect(await send([text])).toEqual({ body: '', announced: false });
  });

  it('takes as many bytes as are allowed, and not one more', async () => {
    const full = 'x'.repeat(MOST);
    expect(await send([CHUNKED, chunk(full), chunk('')])).toEqual({ body: full, announced: true });
  });

  it('counts bytes and not letters', async () => {
    expect(await send([CHUNKED, chunk('ü'.repeat(501))])).toEqual(TOO_LARGE);
  });

  it('stops a body that grows beyond, without waiting for its end', async () => {
    expect(await send([CHUNKED, chunk('x'.repeat(MOST)), chunk('x')])).toEqual(TOO_LARGE);
  });

  it('refuses by the announced length before a byte has come', async () => {
    expect(await send([head('Content-Length: 1001')])).toEqual(TOO_LARGE);
  });

  it.each([
    ['an announced body', [head('Content-Length: 10'), 'x']],
    ['a body in chunks', [CHUNKED, chunk('x')]],
  ])('does not take half of %s for the whole', async (_name, parts) => {
    expect(await send(parts, { leave: true })).toEqual({
      code: 'malformed_request',
      message: 'The body ended too early.',
    });
  });
});

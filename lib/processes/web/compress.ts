import type { ServerResponse } from 'node:http';
import zlib, { type Gzip } from 'node:zlib';
import { Turn, type WriteArguments } from './write-turn.ts';

const COMPRESSIBLE =
  /^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json|xml)|image\/svg\+xml)/;
const SMALLEST = 1024;

/**
 * Makes `response` gzip what is worth it, decided when its first byte is written. Streamed pages stay streams: what is
 * written in one turn of the event loop is compressed as one piece, which the reader can read at once. Each piece wakes
 * a thread of the pool, and that costs more than compressing it.
 * @param level - zlib's, from 1 for the fastest to 9 for the smallest
 */
export function compressResponse(
  response: ServerResponse,
  acceptEncoding: string | undefined,
  level: number,
): void {
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(acceptEncoding ?? '')) return;
  const write = response.write.bind(response) as (...args: WriteArguments) => boolean;
  const end = response.end.bind(response) as (...args: WriteArguments) => ServerResponse;
  const writeHead = response.writeHead.bind(response);
  let gzip: Gzip | undefined;
  let decided = false;
  const turn = new Turn(({ piece, done }) => gzip?.write(piece, done));

  const start = (onlyChunk?: unknown) => {
    if (decided) return;
    decided = true;
    if (!isWorthwhile(response, onlyChunk)) return;
    gzip = zlib.createGzip({ level, flush: zlib.constants.Z_SYNC_FLUSH });
    response.removeHeader('Content-Length');
    response.setHeader('Content-Encoding', 'gzip');
    response.appendHeader('Vary', 'Accept-Encoding');
    gzip.on('data', (chunk: Buffer) => {
      if (!write(chunk)) gzip?.pause();
    });
    // The compressor's own drain comes this way too: it says nothing about the reader.
    response.on('drain', () => {
      if (!response.writableNeedDrain) gzip?.resume();
    });
    // Whoever was told to wait by `write` listens on the response.
    gzip.on('drain', () => response.emit('drain'));
    gzip.once('end', () => end());
    response.once('close', () => {
      turn.take().done(new Error('The response is closed.'));
      gzip?.destroy();
    });
  };

  Object.assign(response, {
    writeHead(...args: Parameters<ServerResponse['writeHead']>) {
      if (decided || response.headersSent) return writeHead(...args);
      applyHead(response, args);
      return response;
    },
    flushHeaders() {
      start();
      writeHead(response.statusCode);
    },
    write(...args: WriteArguments) {
      start();
      if (!gzip) return write(...args);
      turn.add(...args);
      return !gzip.writableNeedDrain;
    },
    end(...args: WriteArguments) {
      const [chunk] = typeof args[0] === 'function' ? [] : args;
      start(chunk ?? '');
      if (!gzip) return end(...args);
      if (chunk !== undefined && chunk !== null) turn.add(chunk);
      const { piece, done } = turn.take();
      gzip.end(piece, () => done());
      return response;
    },
  });
}

/** Keeps status and headers back until the first byte, when the encoding is decided. */
function applyHead(response: ServerResponse, args: unknown[]): void {
  const [status, reason, extra] = args as [number, unknown, unknown];
  response.statusCode = status;
  if (typeof reason === 'string') response.statusMessage = reason;
  const headers = typeof reason === 'object' ? reason : extra;
  if (Array.isArray(headers)) {
    const pairs = Array.isArray(headers[0])
      ? (headers as [string, string][])
      : Array.from({ length: headers.length / 2 }, (_, index) => headers.slice(index * 2, index * 2 + 2));
    for (const [name, value] of pairs) response.setHeader(name as string, value as string);
  } else if (headers) {
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) response.setHeader(name, value as string);
  }
}

function isWorthwhile(response: ServerResponse, onlyChunk: unknown): boolean {
  const type = String(response.getHeader('content-type') ?? '');
  if (response.headersSent || !COMPRESSIBLE.test(type) || response.hasHeader('content-encoding'))
    return false;
  if (response.statusCode === 204 || response.statusCode === 304 || response.req.method === 'HEAD')
    return false;
  const known = response.getHeader('content-length') ?? lengthOf(onlyChunk);
  return known === undefined || Number(known) >= SMALLEST;
}

function lengthOf(chunk: unknown): number | undefined {
  if (typeof chunk === 'string') return Buffer.byteLength(chunk);
  return chunk instanceof Uint8Array ? chunk.byteLength : undefined;
}

import type { IncomingMessage } from 'node:http';
import { AppError } from '#lib/errors.ts';

export const DEFAULT_MAX_BYTES = 1024 * 1024;

/** Refuses before a byte is read when the announced length is too long already. */
export function refuseLongBody(request: IncomingMessage, maxBytes: number): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
}

/** The whole body, counted in bytes as it comes; never holds more than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  refuseLongBody(request, maxBytes);
  if (!hasBody(request)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const stop = (error: AppError) => {
      request.off('data', take);
      chunks.length = 0;
      reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.pause();
        stop(tooLarge(maxBytes));
      } else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks, size)));
    const endEarly = (cause?: Error) =>
      stop(new AppError('malformed_request', 'The body ended too early.', { cause }));
    // Node's own error would look like that of a connection of ours, to the database for instance.
    request.once('error', endEarly);
    request.once('close', () => {
      if (!request.complete) endEarly();
    });
  });
}

export function hasBody(request: IncomingMessage): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('payload_too_large', `The body is larger than ${maxBytes} bytes.`);
}

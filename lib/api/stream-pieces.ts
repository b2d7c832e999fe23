import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A reader that takes nothing for so long is let go. */
const STALLED = 60_000;

/**
 * Sends a file piece by piece, none before the one ahead of it was taken, until the reader leaves. What fails on the way
 * cuts the connection: a file that ended early must not look whole.
 */
export async function streamPieces(
  response: ServerResponse,
  pieces: AsyncIterable<string>,
  onError: (error: unknown) => void,
): Promise<void> {
  response.setTimeout(STALLED, () => response.destroy());
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    if (!response.destroyed) onError(error);
    response.destroy();
  }
}

/** A download under any name: plain letters for old readers, the name itself for all others. */
export function asAttachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  const whole = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

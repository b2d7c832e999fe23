import { AppError } from '#lib/errors.ts';

/** `ETag` of a document or entity: its version. */
export function versionTag(version: number): Record<string, string> {
  return { ETag: `"${version}"` };
}

/** The version a writer has seen; undefined when the request names none, or any. */
export function expectedVersion(headers: Headers): number | undefined {
  const text = headers.get('if-match')?.trim();
  if (!text || text === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text)?.[1];
  if (version !== undefined) return Number(version);
  throw new AppError('stale_version', 'If-Match names no version of this; load it again.');
}

import { AppError } from '#lib/errors.ts';

interface RunPlace {
  createdAt: Date;
  id: string;
}

/** Where a page of runs ended, as text for the next request. */
export function writeRunCursor({ createdAt, id }: RunPlace): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

/** Throws `invalid_input` for what `writeRunCursor` never wrote. */
export function readRunCursor(text: string): RunPlace {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [at, id] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
    if (typeof at === 'string' && typeof id === 'string' && /^r_[\da-f]{32}$/.test(id)) {
      const createdAt = new Date(at);
      if (createdAt.toISOString() === at) return { createdAt, id };
    }
  } catch {
    // Not ours, like everything else that does not fit.
  }
  throw new AppError('invalid_input', 'This is no place in the list of runs.');
}

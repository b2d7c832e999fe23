import { randomBytes } from 'node:crypto';

/** A name nobody else uses in this run, so that journeys do not meet. */
export function freshName(prefix: string): string {
  return `${prefix}-${randomBytes(3).toString('hex')}`;
}

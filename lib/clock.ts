/** Time as a value one can hand in; leases use the database's clock instead (architecture: runs). */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

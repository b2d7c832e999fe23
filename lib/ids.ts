import { v7 } from 'uuid';

/** A time-ordered UUID (v7), made in the application so that any PostgreSQL from 15 on will do. */
export function newId(): string {
  return v7();
}

/** Run ids travel through GitHub (run name, workflow input), hence a visible prefix and no dashes. */
export function newRunId(): string {
  return `r_${v7().replaceAll('-', '')}`;
}

/** Joins class names. `className` of a primitive is for placement only: it adds, it does not override. */
export function cx(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

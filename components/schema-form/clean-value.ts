/** JSON-clean and free of the form library's own keys: what is validated, stored and sent. */
export function cleanValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : cleanValue(item)));
  if (typeof value !== 'object' || value === null) return value;
  const clean: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || key.startsWith('__rjsf_')) continue;
    Object.defineProperty(clean, key, {
      value: cleanValue(inner),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return clean;
}

/** `a,-b` as addresses carry it: names apart by commas, `%` and commas in them written as in any address. */
export function readNames(text: string): string[] {
  return text.split(',').filter(Boolean).map(safeDecode);
}

/** The same of an order: what a `-` stands before comes in descending order. */
export function readSort(text: string): { property: string; order: 'ASC' | 'DESC' }[] {
  return text.split(',').flatMap((part) => {
    const name = part.replace(/^-/, '');
    if (!name) return [];
    return [
      { property: safeDecode(name), order: part.startsWith('-') ? ('DESC' as const) : ('ASC' as const) },
    ];
  });
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

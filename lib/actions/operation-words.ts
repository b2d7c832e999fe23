const WORDS: Record<string, string> = { CREATE: 'Creates', 'DAY-2': 'Changes', DELETE: 'Removes' };

/** "Creates service": what an action does, and to which kind of thing. */
export function operationWords(operation: string | undefined, noun: string | undefined): string {
  const verb = operation ?? 'CREATE';
  return [Object.hasOwn(WORDS, verb) ? WORDS[verb] : verb, noun].filter(Boolean).join(' ');
}

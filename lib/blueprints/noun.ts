import type { BlueprintDocument } from './blueprint-document.ts';

/** The blueprint's title, or its identifier. */
export function titleOf({ title, identifier }: Pick<BlueprintDocument, 'title' | 'identifier'>): string {
  return title || identifier;
}

/** "Service" → "service", but "API" stays: the blueprint inside a sentence. */
export function nounOf(document: Pick<BlueprintDocument, 'title' | 'identifier'>): string {
  const word = titleOf(document);
  return /^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
}

/** "Service" → "services": what a table says it holds. A title that is a plural already stays. */
export function pluralOf(document: Pick<BlueprintDocument, 'title' | 'identifier'>): string {
  const noun = nounOf(document);
  if (/[^s]s$/i.test(noun)) return noun;
  if (/(s|x|z|ch|sh)$/i.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/i.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** "Service" → "Services": the heading of its table and its place in the navigation. */
export function headingOf(document: Pick<BlueprintDocument, 'title' | 'identifier'>): string {
  const plural = pluralOf(document);
  return plural.charAt(0).toUpperCase() + plural.slice(1);
}

import { syntaxFaults } from '#components/json-editor/diagnose.ts';

/** What the server takes in one request. */
const MOST_BYTES = 4_000_000;

/** The document in a text, or in words why it is none. */
export function readImportText(text: string): { value: unknown } | { fault: string } {
  const bytes = new Blob([text]).size;
  if (bytes > MOST_BYTES)
    return {
      fault: `This is ${(bytes / 1e6).toFixed(1)} MB; at most ${MOST_BYTES / 1e6} MB are imported at once. Split it.`,
    };
  const [first] = syntaxFaults(text);
  if (first) return { fault: `Line ${first.line}: ${first.message}.` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: 'This is not JSON.' };
  }
}

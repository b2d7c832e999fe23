import type { UserInputs } from './input-schema.ts';

/** The title of each input by name; inputs without one are left out. */
export function inputTitles(userInputs: UserInputs | null | undefined): Record<string, string> {
  const titles = Object.entries(userInputs?.properties ?? {}).flatMap(([name, { title }]) =>
    title ? [[name, title] as const] : [],
  );
  return Object.fromEntries(titles);
}

/** The heading of an action in self-service: our own key of its document. */
export function categoryOf(document: object): string {
  const { category } = document as { category?: unknown };
  return typeof category === 'string' ? category : '';
}

/** Every category in use, each once, by name. */
export function categoriesOf(actions: readonly { document: object }[]): string[] {
  const used = actions.map(({ document }) => categoryOf(document)).filter((category) => category !== '');
  return [...new Set(used)].sort((left, right) => left.localeCompare(right));
}

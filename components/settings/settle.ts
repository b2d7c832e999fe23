interface Changes {
  add: (value: string) => unknown;
  remove: (value: string) => unknown;
}

/** Does what turns the values that are into those that are wanted. */
export function settle(are: readonly string[], wanted: readonly string[], { add, remove }: Changes): void {
  for (const value of wanted) if (!are.includes(value)) add(value);
  for (const value of are) if (!wanted.includes(value)) remove(value);
}

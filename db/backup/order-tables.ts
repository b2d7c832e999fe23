export interface Reference {
  from: string;
  to: string;
}

/** Tables in an order in which each comes after those its foreign keys point to. */
export function orderTables(tables: string[], references: Reference[]): string[] {
  const ordered: string[] = [];
  const visit = (table: string, path: string[]): void => {
    if (ordered.includes(table) || path.includes(table)) return;
    for (const { from, to } of references) if (from === table && to !== table) visit(to, [...path, table]);
    ordered.push(table);
  };
  for (const table of tables.toSorted()) visit(table, []);
  return ordered;
}

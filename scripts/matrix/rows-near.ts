/** Rows of the matrix by the area of a file that holds a check, as a pattern on their names. */
const AREAS: [file: RegExp, rows: string][] = [
  [/^lib\/access\//, 'team|user|polic|session|everywhere|invit|moderator'],
  [/^lib\/actions\//, '/v1/actions|action$|action #|workflow'],
  [/^lib\/views\/|\/views\.ts$/, 'view'],
  [/^lib\/demo\//, '/v1/demo'],
  [/^lib\/sources\//, 'import'],
  [/^lib\/audit\/|audit\.ts$/, 'audit'],
  [/^lib\/blueprints\//, '/v1/blueprints(/:identifier)?( |$)|blueprint$'],
  [/^lib\/entities\//, 'entities|entity'],
  [/^lib\/runs\/|\/(readable-)?runs?(-[\w-]+)?\.ts$/, 'run|approval|events'],
];

/** The rows that most likely find out about a check removed from `file`: they are asked before all the others. */
export function rowsNear(file: string): string | undefined {
  return AREAS.find(([pattern]) => pattern.test(file))?.[1];
}

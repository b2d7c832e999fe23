/** A schema object as the JSON it is: without the symbols its library attaches, which no server may hand to a browser. */
export function asPlainJson<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema)) as T;
}

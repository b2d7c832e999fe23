/** What Next hands a page of its query string. */
export type Address = Record<string, string | string[] | undefined>;

/** The same as the browser has it: a name that stands twice keeps both values. */
export function addressParams(address: Address): URLSearchParams {
  return new URLSearchParams(
    Object.entries(address).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
}

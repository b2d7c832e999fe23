/** Where GitHub shows its sign-in page, given the address of its API. */
export function signInOrigin(apiUrl: string): string {
  const { origin, hostname } = new URL(apiUrl);
  return hostname === 'api.github.com' ? 'https://github.com' : origin;
}

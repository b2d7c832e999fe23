const HERE = 'http://here.invalid';

/** Where to go after sign-in: a path of this site, or the home page when it is anything else. */
export function safeNext(next: string | readonly string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2_000) return '/';
  // Browsers read a backslash as a slash and skip control characters, so `/\evil` would leave.
  if ([...next].some(isTreacherous) || !URL.canParse(next, HERE)) return '/';
  const url = new URL(next, HERE);
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/';
  return /^\/(sign-in|setup|invitation)(\/|$)/.test(url.pathname)
    ? '/'
    : url.pathname + url.search + url.hash;
}

function isTreacherous(character: string): boolean {
  return character === '\\' || character < ' ' || character === '\u007f';
}

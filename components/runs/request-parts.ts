/** The canonical request as people read it (docs/adr/0001-dispatch.md says what it holds). */
export interface RequestParts {
  method: string;
  url: string;
  /** the path of `url`, for the first line */
  path: string;
  body: unknown;
}

/** Reads the stored text; undefined when it is not the canonical form. */
export function requestParts(canonical: string): RequestParts | undefined {
  try {
    const { method, url, body } = JSON.parse(canonical) as Record<string, unknown>;
    if (typeof method !== 'string' || typeof url !== 'string') return undefined;
    return { method, url, path: URL.canParse(url) ? new URL(url).pathname : url, body };
  } catch {
    return undefined;
  }
}

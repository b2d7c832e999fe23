export interface CurlRequest {
  method?: string;
  /** Path on this installation, or a whole URL. */
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The request as a shell command; a token is named, never shown. */
export function curlCommand(request: CurlRequest, origin: string): string {
  const method = request.method ?? 'GET';
  const url = request.url.startsWith('/') ? `${origin}${request.url}` : request.url;
  const headers: Record<string, string> = {
    Authorization: 'Bearer $TOKEN',
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...request.headers,
  };
  const parts = [`curl ${method === 'GET' ? '' : `-X ${method} `}${quote(url)}`];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quoteHeader(`${name}: ${value}`)}`);
  if (request.body !== undefined) {
    parts.push(`-d ${quote(typeof request.body === 'string' ? request.body : JSON.stringify(request.body))}`);
  }
  return parts.join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Headers may name a shell variable, so they stand in double quotes. */
function quoteHeader(text: string): string {
  return `"${text.replaceAll(/["\\`]/g, '\\$&').replaceAll(/\$(?!TOKEN\b|GITHUB_TOKEN\b)/g, '\\$$')}"`;
}

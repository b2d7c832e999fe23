import { AppError } from '#lib/errors.ts';

/**
 * Refuses a body that is not JSON in UTF-8: a page of another origin can send the other types without asking
 * first (`text/plain`, forms), and nothing here inflates encoded bodies.
 */
export function requireJson(headers: Headers): void {
  const encoding = headers.get('content-encoding');
  if (encoding && encoding !== 'identity')
    throw new AppError('unsupported_media_type', 'Encoded bodies are not accepted.');
  const header = headers.get('content-type');
  if (!header) throw new AppError('unsupported_media_type', 'The Content-Type must be application/json.');
  if (header.includes(',')) throw new AppError('unsupported_media_type', 'There must be one Content-Type.');
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  if (!/^application\/(json|[\w.-]+\+json)$/.test(type))
    throw new AppError('unsupported_media_type', 'The Content-Type must be application/json.');
  for (const parameter of parameters) {
    const charset = /^charset="?([^"]*)"?$/.exec(parameter)?.[1];
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
      throw new AppError('unsupported_media_type', 'The charset must be utf-8.');
  }
}

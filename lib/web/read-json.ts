import { AppError, type Issue } from '#lib/errors.ts';
import { firstInexactNumber, isTooDeep, MOST_LEVELS, toPointer } from './json-scan.ts';

/**
 * A JSON body as a value that can be stored and given back unchanged, or an AppError: 400 for what cannot be
 * read, 422 for what PostgreSQL or JavaScript would silently alter (NUL, lone surrogates, inexact numbers) and
 * for keys that reach prototypes.
 */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0)
    throw new AppError('malformed_request', 'A JSON body is expected, this one is empty.');
  if (isTooDeep(bytes)) throw new AppError('too_deep', `The body nests deeper than ${MOST_LEVELS} levels.`);
  const text = decode(bytes);
  const value = parse(text);
  const issue = unstorable(value) ?? inexact(text);
  if (issue) throw new AppError('invalid_input', issue.message, { details: [issue] });
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('malformed_request', 'The body is not valid UTF-8.', { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = /position (\d+)/.exec(String(cause))?.[1];
    throw new AppError(
      'malformed_request',
      `The body is not valid JSON${at ? ` (at character ${at})` : ''}.`,
      {
        cause,
      },
    );
  }
}

function inexact(text: string): Issue | undefined {
  const path = firstInexactNumber(text);
  if (path === undefined) return undefined;
  return {
    path,
    code: 'inexact_number',
    message: 'This number cannot be kept exactly; send it as a string or with fewer digits.',
  };
}

/** The first text or key in `value` that cannot be stored or kept as it is; also for values that came another way. */
export function unstorable(value: unknown): Issue | undefined {
  return firstIssue(value, []);
}

function firstIssue(value: unknown, path: (string | number)[]): Issue | undefined {
  if (typeof value === 'string') return textIssue(value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > MOST_LEVELS)
    return { path: '', code: 'too_deep', message: `The value nests deeper than ${MOST_LEVELS} levels.` };
  if (Array.isArray(value)) return issueInArray(value, path);
  for (const [key, inner] of Object.entries(value)) {
    path.push(key);
    const issue = keyIssue(key, inner, path) ?? textIssue(key, path) ?? firstIssue(inner, path);
    if (issue) return issue;
    path.pop();
  }
  return undefined;
}

function issueInArray(values: unknown[], path: (string | number)[]): Issue | undefined {
  for (let index = 0; index < values.length; index++) {
    path.push(index);
    const issue = firstIssue(values[index], path);
    if (issue) return issue;
    path.pop();
  }
  return undefined;
}

function keyIssue(key: string, value: unknown, path: (string | number)[]): Issue | undefined {
  const reachesPrototype =
    key === '__proto__' ||
    (key === 'constructor' &&
      typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, 'prototype'));
  if (!reachesPrototype) return undefined;
  return { path: toPointer(path), code: 'forbidden_key', message: `The name "${key}" is not allowed.` };
}

/** What is wrong with a text that PostgreSQL refuses to store. */
export function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'A NUL character is not allowed.';
  if (!text.isWellFormed()) return 'Half of a surrogate pair is not allowed.';
  return undefined;
}

function textIssue(text: string, path: (string | number)[]): Issue | undefined {
  const message = textFault(text);
  return message ? { path: toPointer(path), code: 'invalid_text', message } : undefined;
}

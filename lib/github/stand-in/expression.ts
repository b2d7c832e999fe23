/** What `${{ … }}` can see: `inputs`, `github`, `env`, `secrets`, `needs`, `steps`, and the status functions. */
export interface ExpressionScope {
  contexts: Record<string, unknown>;
  /** outcome so far of what the expression stands in, for `success()`, `failure()`, `cancelled()` */
  status?: 'success' | 'failure' | 'cancelled';
}

type Token = { kind: 'name' | 'number' | 'string' | 'sign'; text: string };

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(\d+(?:\.\d+)?)|([A-Za-z_][\w-]*)|(&&|\|\||==|!=|<=|>=|[!<>().,[\]*]))/y;

function tokens(source: string): Token[] {
  const result: Token[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = source.trimEnd();
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (!match) throw new Error(`Unexpected symbol at position ${at + 1} of expression: ${source.trim()}`);
    if (match[1] !== undefined)
      result.push({ kind: 'string', text: match[1].slice(1, -1).replaceAll("''", "'") });
    else if (match[2] !== undefined) result.push({ kind: 'number', text: match[2] });
    else if (match[3] !== undefined) result.push({ kind: 'name', text: match[3] });
    else result.push({ kind: 'sign', text: match[4] as string });
  }
  return result;
}

/** Evaluates while it parses: recursive descent over GitHub's operators, weakest binding first. */
class Evaluation {
  readonly #tokens: Token[];
  readonly #scope: ExpressionScope;
  #next = 0;
  /** how many operands around this one do not count */
  #idle = 0;

  constructor(source: string, scope: ExpressionScope) {
    this.#tokens = tokens(source);
    this.#scope = scope;
  }

  whole(): unknown {
    const value = this.#or();
    if (this.#next < this.#tokens.length)
      throw new Error(`Unexpected symbol: '${this.#tokens[this.#next]?.text}'`);
    return value;
  }

  #sign(...texts: string[]): string | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'sign' || !texts.includes(token.text)) return undefined;
    this.#next++;
    return token.text;
  }

  #demand(text: string): void {
    if (!this.#sign(text)) throw new Error(`Expected '${text}' in expression`);
  }

  #or(): unknown {
    let left = this.#and();
    while (this.#sign('||')) {
      const right = this.#unless(truthy(left), () => this.#and());
      left = truthy(left) ? left : right;
    }
    return left;
  }

  /** Reads an operand that does not count once `decided`: its functions are not called, as they may fail. */
  #unless(decided: boolean, read: () => unknown): unknown {
    if (decided) this.#idle++;
    const value = read();
    if (decided) this.#idle--;
    return value;
  }

  #and(): unknown {
    let left = this.#comparison();
    while (this.#sign('&&')) {
      const right = this.#unless(!truthy(left), () => this.#comparison());
      left = truthy(left) ? right : left;
    }
    return left;
  }

  #comparison(): unknown {
    let left = this.#unary();
    for (;;) {
      const sign = this.#sign('==', '!=', '<', '<=', '>', '>=');
      if (!sign) return left;
      left = compare(sign, left, this.#unary());
    }
  }

  #unary(): unknown {
    if (this.#sign('!')) return !truthy(this.#unary());
    if (this.#sign('(')) {
      const value = this.#or();
      this.#demand(')');
      return value;
    }
    return this.#operand();
  }

  #operand(): unknown {
    const token = this.#tokens[this.#next++];
    if (!token || token.kind === 'sign') throw new Error('Unexpected end of expression');
    if (token.kind === 'string') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (this.#sign('(')) return this.#path(this.#call(token.text.toLowerCase()));
    if (['true', 'false', 'null'].includes(token.text)) return JSON.parse(token.text);
    if (!Object.hasOwn(this.#scope.contexts, token.text))
      throw new Error(`Unrecognized named-value: '${token.text}'`);
    return this.#path(this.#scope.contexts[token.text]);
  }

  #path(start: unknown): unknown {
    let value = start;
    for (;;) {
      if (this.#sign('.')) value = member(value, this.#tokens[this.#next++]?.text);
      else if (this.#sign('[')) {
        value = member(value, this.#or());
        this.#demand(']');
      } else return value;
    }
  }

  #call(name: string): unknown {
    const values: unknown[] = [];
    if (!this.#sign(')')) {
      do values.push(this.#or());
      while (this.#sign(','));
      this.#demand(')');
    }
    return this.#idle > 0 ? null : call(name, values, this.#scope.status ?? 'success');
  }
}

function member(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const wanted = String(key).toLowerCase();
  const found = Object.keys(value).find((name) => name.toLowerCase() === wanted);
  return found === undefined ? null : ((value as Record<string, unknown>)[found] ?? null);
}

function truthy(value: unknown): boolean {
  return !(value === false || value === 0 || value === '' || value === null || value === undefined);
}

function asNumber(value: unknown): number {
  if (value === null || value === '') return 0;
  return typeof value === 'object' ? Number.NaN : Number(value);
}

/** GitHub compares text without regard to case and turns unlike types into numbers. */
function compare(sign: string, left: unknown, right: unknown): boolean {
  const both = typeof left === 'string' && typeof right === 'string';
  const a = both ? left.toLowerCase() : asNumber(left);
  const b = both ? right.toLowerCase() : asNumber(right);
  switch (sign) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

function call(name: string, values: unknown[], status: 'success' | 'failure' | 'cancelled'): unknown {
  const text = (index: number) => asText(values[index]).toLowerCase();
  switch (name) {
    case 'always':
      return true;
    case 'success':
    case 'failure':
    case 'cancelled':
      return status === name;
    case 'contains':
      return Array.isArray(values[0])
        ? values[0].some((item) => asText(item).toLowerCase() === text(1))
        : text(0).includes(text(1));
    case 'startswith':
      return text(0).startsWith(text(1));
    case 'endswith':
      return text(0).endsWith(text(1));
    case 'format':
      return asText(values[0]).replace(/\{(\d+)\}/g, (_, index) => asText(values[Number(index) + 1]));
    case 'tojson':
      return JSON.stringify(values[0], null, 2);
    case 'fromjson':
      return JSON.parse(asText(values[0]));
    default:
      throw new Error(`Unrecognized function: '${name}'`);
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? 'Object' : String(value);
}

/** The value of one expression, without its `${{ }}`. Throws on what GitHub would refuse too. */
export function evaluateExpression(source: string, scope: ExpressionScope): unknown {
  return new Evaluation(source, scope).whole();
}

/** `text` with every `${{ … }}` replaced by its value. */
export function renderTemplate(text: string, scope: ExpressionScope): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, source: string) =>
    asText(evaluateExpression(source, scope)),
  );
}

/** An `if:` of a job or step: without a status function it also demands that all went well so far. */
export function conditionHolds(condition: string | undefined, scope: ExpressionScope): boolean {
  const source = (condition ?? '').trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  const fine = (scope.status ?? 'success') === 'success';
  if (source.trim() === '') return fine;
  const namesStatus = /\b(always|success|failure|cancelled)\s*\(/i.test(source);
  return (namesStatus || fine) && truthy(evaluateExpression(source, scope));
}

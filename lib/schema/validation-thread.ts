import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describeErrors } from './describe-error.ts';
import { FORMATS } from './formats.ts';
import { compilePattern } from './pattern.ts';
import type { ValidationJob, ValidationReply } from './validation-job.ts';

/** Runs in a worker thread only: compiles people's schemas and checks data against them. */

/** Then all are forgotten together, with what Ajv keeps for them. */
const MOST_SCHEMAS = 200;
const compiled = new Map<string, ValidateFunction>();
let ajv = newAjv();

function newAjv(): Ajv2020 {
  const fresh = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    logger: false,
    addUsedSchema: false,
    code: { regExp: Object.assign(compilePattern, { code: 'compilePattern' }) },
  });
  for (const [name, validate] of Object.entries(FORMATS)) fresh.addFormat(name, validate);
  // Ajv compares every pair of items; comparing their texts is linear.
  fresh.removeKeyword('uniqueItems');
  fresh.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (wanted: boolean, items: unknown[]) =>
      !wanted || new Set(items.map((item) => JSON.stringify(item, sortedKeys))).size === items.length,
  });
  return fresh;
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function validatorOf(schema: string): ValidateFunction {
  const key = createHash('sha256').update(schema).digest('base64');
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= MOST_SCHEMAS) {
    compiled.clear();
    ajv = newAjv();
  }
  const validate = ajv.compile(JSON.parse(schema));
  compiled.set(key, validate);
  return validate;
}

function run(job: ValidationJob): Pick<ValidationReply, 'issues' | 'invalid' | 'fault'> {
  let validate: ValidateFunction;
  try {
    validate = validatorOf(job.schema);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  if (job.isList) return { invalid: findInvalid(validate, JSON.parse(job.data)) };
  return { issues: validate(JSON.parse(job.data)) ? [] : describeErrors(validate.errors ?? [], job.at) };
}

function findInvalid(validate: ValidateFunction, values: readonly unknown[]): number[] {
  return values.flatMap((value, index) => (validate(value) ? [] : [index]));
}

function used(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

parentPort?.on('message', (job: ValidationJob) => {
  const outcome = run(job);
  parentPort?.postMessage({ id: job.id, ...outcome, cpu: used() } satisfies ValidationReply);
});
parentPort?.postMessage({ id: 0, cpu: used() } satisfies ValidationReply);

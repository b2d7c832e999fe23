/**
 * Cuts what the stand-in answers out of GitHub's OpenAPI description, for its conformance test.
 *
 *   npm install @octokit/openapi@<version>   (elsewhere: 385 MB)
 *   node lib/github/stand-in/extract-openapi-excerpts.ts <…>/generated/api.github.com.json \
 *     > lib/github/stand-in/openapi-excerpts.json
 */
import { readFileSync } from 'node:fs';

type Json = Record<string, unknown>;

interface Description {
  info: { version: string; license: { name: string } };
  paths: Record<string, Record<string, { responses: Json; requestBody?: Json }>>;
  components: { schemas: Record<string, Json>; responses: Record<string, Json> };
}

/** Answers that the stand-in gives: name in the excerpts → method, path, status. */
const ANSWERS: Record<string, [string, string, string]> = {
  repository: ['get', '/repos/{owner}/{repo}', '200'],
  contents: ['get', '/repos/{owner}/{repo}/contents/{path}', '200'],
  workflows: ['get', '/repos/{owner}/{repo}/actions/workflows', '200'],
  workflow: ['get', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}', '200'],
  dispatch: ['post', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', '200'],
  runs: ['get', '/repos/{owner}/{repo}/actions/runs', '200'],
  workflowRuns: ['get', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', '200'],
  run: ['get', '/repos/{owner}/{repo}/actions/runs/{run_id}', '200'],
  jobs: ['get', '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', '200'],
  job: ['get', '/repos/{owner}/{repo}/actions/jobs/{job_id}', '200'],
  cancel: ['post', '/repos/{owner}/{repo}/actions/runs/{run_id}/cancel', '202'],
  rerun: ['post', '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun', '201'],
  hooks: ['get', '/repos/{owner}/{repo}/hooks', '200'],
  hook: ['get', '/repos/{owner}/{repo}/hooks/{hook_id}', '200'],
  deliveries: ['get', '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries', '200'],
  delivery: ['get', '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}', '200'],
  redelivery: ['post', '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts', '202'],
  repositoryInstallation: ['get', '/repos/{owner}/{repo}/installation', '200'],
  orgInstallation: ['get', '/orgs/{org}/installation', '200'],
  accessToken: ['post', '/app/installations/{installation_id}/access_tokens', '201'],
  notFound: ['get', '/repos/{owner}/{repo}', '404'],
  forbidden: ['get', '/repos/{owner}/{repo}', '403'],
  conflict: ['post', '/repos/{owner}/{repo}/actions/runs/{run_id}/cancel', '409'],
};

const WEBHOOKS = [
  'workflow-run-requested',
  'workflow-run-in-progress',
  'workflow-run-completed',
  'workflow-job-queued',
  'workflow-job-in-progress',
  'workflow-job-completed',
];

const DROPPED = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'nullable',
]);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Turns OpenAPI 3.0 into JSON Schema 2020-12 and collects the schemas it refers to. */
class Excerpt {
  readonly definitions: Record<string, Json> = {};
  readonly #source: Description;

  constructor(source: Description) {
    this.#source = source;
  }

  schema(value: Json): Json {
    if (typeof value.$ref === 'string') return this.#reference(value.$ref);
    const result: Json = {};
    for (const [key, item] of Object.entries(value)) {
      if (DROPPED.has(key) || key.startsWith('x-')) continue;
      if (key === 'properties') result[key] = this.#properties(item as Json, value.required);
      else if (Array.isArray(item))
        result[key] = item.map((part) => (isObject(part) ? this.schema(part) : part));
      else result[key] = isObject(item) && key !== 'default' ? this.schema(item) : item;
    }
    return value.nullable === true ? withNull(result) : result;
  }

  #reference(reference: string): Json {
    const name = reference.split('/').at(-1) ?? '';
    if (!Object.hasOwn(this.definitions, name)) {
      this.definitions[name] = {};
      this.definitions[name] = this.schema(this.#source.components.schemas[name] ?? {});
    }
    return { $ref: `#/$defs/${name}` };
  }

  /** Required properties whole; of the optional ones those that are plain values. */
  #properties(properties: Json, required: unknown): Json {
    const needed = Array.isArray(required) ? required : [];
    const kept = Object.entries(properties as Record<string, Json>).filter(
      ([name, value]) =>
        needed.includes(name) || ['string', 'integer', 'number', 'boolean'].includes(String(value.type)),
    );
    return Object.fromEntries(kept.map(([name, value]) => [name, this.schema(value)]));
  }
}

function withNull(schema: Json): Json {
  if (typeof schema.$ref === 'string' || schema.type === undefined)
    return { anyOf: [schema, { type: 'null' }] };
  const choices = Array.isArray(schema.enum) ? { enum: [...new Set([...schema.enum, null])] } : {};
  return { ...schema, ...choices, type: [schema.type, 'null'].flat() };
}

function answerSchema(source: Description, [method, path, status]: [string, string, string]): Json {
  let answer = source.paths[path]?.[method]?.responses[status] as Json;
  if (typeof answer?.$ref === 'string')
    answer = source.components.responses[answer.$ref.split('/').at(-1) ?? ''] as Json;
  const content = answer?.content as Record<string, { schema: Json }> | undefined;
  const json = content?.['application/json'];
  if (!json) throw new Error(`${method} ${path} ${status} has no JSON answer`);
  return json.schema;
}

const file = process.argv[2];
if (!file) throw new Error('Name the file api.github.com.json of @octokit/openapi.');
const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
const excerpt = new Excerpt(description);
const answers = Object.fromEntries(
  Object.entries(ANSWERS).map(([name, place]) => [name, excerpt.schema(answerSchema(description, place))]),
);
const webhooks = Object.fromEntries(
  WEBHOOKS.map((name) => [name, excerpt.schema({ $ref: `#/components/schemas/webhook-${name}` })]),
);
const dispatch = description.paths[ANSWERS.dispatch?.[1] ?? '']?.post?.requestBody as {
  content: Record<string, { schema: Json }>;
};
const requests = { dispatch: excerpt.schema(dispatch.content['application/json']?.schema ?? {}) };
process.stdout.write(
  `${JSON.stringify({
    source: `npm package @octokit/openapi ${description.info.version} (generated/api.github.com.json), itself from github.com/github/rest-api-description`,
    version: description.info.version,
    license: description.info.license.name,
    answers,
    requests,
    webhooks,
    $defs: excerpt.definitions,
  })}\n`,
);

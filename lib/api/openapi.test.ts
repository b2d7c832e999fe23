import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '#lib/errors.ts';
import { openapiDocument } from './openapi.ts';
import { routes } from './routes.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
  security: unknown[];
}

const document = openapiDocument(routes, 'http://localhost:3000');
const paths = document.paths as Record<string, Record<string, Operation>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the published description', () => {
  it('has every route that is not hidden, once', () => {
    const described = operations.map(({ path, method }) => `${method} ${path}`).sort();
    const declared = routes
      .filter(({ spec }) => !spec.hidden)
      .map(({ spec }) => `${spec.method.toLowerCase()} ${spec.path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .sort();
    expect(described).toEqual(declared);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it('names every path parameter', () => {
    for (const { path, operation } of operations) {
      const named = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it('holds schemas that are JSON Schema 2020-12, as plain JSON', () => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    for (const { operation } of operations) {
      const schemas = [
        ...operation.parameters.map(({ schema }) => schema),
        ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
        ...Object.values(operation.responses).flatMap(({ content }) =>
          Object.values(content ?? {}).map(({ schema }) => schema),
        ),
      ];
      for (const schema of schemas) {
        expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
        expect([operation.operationId, ajv.validateSchema(schema)]).toEqual([operation.operationId, true]);
      }
    }
  });

  it('has every schema that a description names', () => {
    const { schemas } = document.components as { schemas: Record<string, object> };
    const named = [...JSON.stringify(paths).matchAll(/see the schema (\w+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(named));
    const ajv = new Ajv2020({ strict: false, logger: false });
    for (const [name, schema] of Object.entries(schemas))
      expect([name, typeof ajv.compile(schema)]).toEqual([name, 'function']);
  });

  it('describes queries as people write them', () => {
    const { schemas } = document.components as { schemas: Record<string, object> };
    const isQuery = new Ajv2020({ strict: false, logger: false }).compile(schemas.Query as object);
    const rule = { property: 'tier', operator: '=', value: 'gold' };
    const nested = { combinator: 'or', rules: [rule, { combinator: 'and', rules: [rule] }] };
    expect([nested, { combinator: 'not', rules: [] }].map((query) => isQuery(query))).toEqual([true, false]);
  });

  it('asks for credentials except where the rule is public', () => {
    for (const { spec } of routes.filter(({ spec }) => !spec.hidden)) {
      const path = spec.path.replaceAll(/:(\w+)/g, '{$1}');
      const security = paths[path]?.[spec.method.toLowerCase()]?.security;
      expect([path, security?.length]).toEqual([path, spec.rule === 'public' ? 0 : 2]);
    }
  });

  it('knows every error code', () => {
    const { schemas } = document.components as {
      schemas: { Error: { properties: { error: { enum: string[] } } } };
    };
    expect(schemas.Error.properties.error.enum).toEqual(Object.keys(ERROR_STATUS));
  });
});

describe('the table', () => {
  it('has few doors without a rule', () => {
    const open = routes
      .filter(({ spec }) => spec.rule === 'public')
      .map(({ spec }) => `${spec.method} ${spec.path}`);
    expect(open.sort()).toEqual([
      'GET /api/health/live',
      'GET /api/health/ready',
      'GET /v1/openapi.json',
      'POST /api/webhooks/github',
      'POST /v1/auth/access_token',
      'POST /v1/demo/session',
    ]);
  });

  it('says what each route does', () => {
    for (const { spec } of routes) {
      expect(spec.summary).toMatch(/^[A-Z]/);
      expect(spec.tags.length).toBeGreaterThan(0);
      expect(spec.path).toMatch(/^\/(v1|api)\//);
    }
  });
});

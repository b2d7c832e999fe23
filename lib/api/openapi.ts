import type { TSchema } from '@sinclair/typebox';
import { actionSchema } from '#lib/actions/action-schema.ts';
import { permissionsPatchSchema } from '#lib/actions/permissions.ts';
import { ERROR_STATUS } from '#lib/errors.ts';
import { querySchema } from '#lib/query/ast.ts';
import type { Route, RouteSpec } from '#lib/web/route-types.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the table: it embeds the schemas that validate, so it cannot lag behind. */
export function openapiDocument(routes: readonly Route[], url: string): { openapi: string } & Json {
  const paths: Record<string, Json> = {};
  for (const { spec } of routes) {
    if (spec.hidden) continue;
    const path = spec.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(spec) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quayside',
      version: '1',
      description: 'The HTTP API of this installation. Every error has the same body.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url }],
    paths,
    components: {
      schemas: { Error: errorSchema, ...named },
      responses: {
        Error: { description: 'An error', content: json({ $ref: '#/components/schemas/Error' }) },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: { type: 'apiKey', in: 'cookie', name: 'quayside.session' },
      },
    },
  };
}

function operation(spec: RouteSpec): Json {
  const rule = spec.rule;
  return {
    operationId: operationId(spec),
    summary: spec.summary,
    ...(spec.description ? { description: spec.description } : {}),
    tags: spec.tags,
    parameters: [...pathParameters(spec), ...queryParameters(spec.query)],
    ...(spec.body ? { requestBody: { required: true, content: json(plain(spec.body)) } } : {}),
    responses: {
      [spec.status ?? 200]: { description: 'Success', content: json(plain(spec.response)) },
      default: { $ref: '#/components/responses/Error' },
    },
    security: rule === 'public' ? [] : [{ token: [] }, { session: [] }],
    ...(typeof rule === 'string' ? {} : { 'x-rule': rule }),
  };
}

/** `GET /v1/blueprints/:identifier` → `get_blueprints_identifier` */
function operationId({ method, path }: RouteSpec): string {
  return `${method.toLowerCase()}${path.replace(/^\/(v1|api)/, '').replaceAll(/[/:.-]+/g, '_')}`;
}

function pathParameters(spec: RouteSpec): Json[] {
  const schemas = (spec.params?.properties ?? {}) as Record<string, TSchema>;
  return [...spec.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ? plain(schemas[name]) : { type: 'string' },
  }));
}

function queryParameters(query: TSchema | undefined): Json[] {
  const required = (query?.required ?? []) as string[];
  return Object.entries((query?.properties ?? {}) as Record<string, TSchema>).map(([name, schema]) => {
    const { description, ...rest } = plain(schema);
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

/** Without the symbols the schema builder leaves behind. */
function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}

/** What descriptions of routes call `the schema …`: judged by the verbs, which name each fault. */
const named = {
  Action: plain(actionSchema),
  Permissions: plain(permissionsPatchSchema),
  Query: plain(querySchema),
};

const errorSchema = {
  type: 'object',
  required: ['ok', 'error', 'message', 'requestId'],
  properties: {
    ok: { const: false },
    error: { enum: Object.keys(ERROR_STATUS) },
    message: { type: 'string' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', description: 'JSON Pointer' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    data: { type: 'object' },
    requestId: { type: 'string' },
  },
};

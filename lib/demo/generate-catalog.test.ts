import { describe, expect, test } from 'vitest';
import { DEMO_IDENTITIES } from '#lib/auth/demo-identities.ts';
import { demoBlueprints } from './demo-documents.ts';
import type { DemoEntity } from './demo-entity.ts';
import { type DemoCatalog, generateCatalog } from './generate-catalog.ts';
import { kubernetesProject } from './kubernetes-project.ts';

interface Property {
  type: string;
  enum?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

interface Blueprint {
  identifier: keyof DemoCatalog['entities'];
  schema: { properties: Record<string, Property>; required: string[] };
  relations: Record<string, { target: keyof DemoCatalog['entities']; many: boolean }>;
}

const NOW = new Date('2026-11-22T12:00:00Z');
const catalog = generateCatalog(kubernetesProject(), NOW);
const blueprints = demoBlueprints() as unknown as Blueprint[];

function fault(property: Property | undefined, value: unknown): string | undefined {
  if (!property) return 'is not declared';
  const type = Array.isArray(value) ? 'array' : typeof value;
  if (type !== property.type) return `is ${type}, not ${property.type}`;
  if (property.enum && !property.enum.includes(value as string)) return `${value} is no choice`;
  if (property.pattern && !new RegExp(property.pattern).test(String(value))) return 'does not match';
  if (property.minimum !== undefined && Number(value) < property.minimum) return 'is too small';
  if (property.maximum !== undefined && Number(value) > property.maximum) return 'is too large';
  if (property.format === 'url' && !URL.canParse(String(value))) return 'is no URL';
  if (property.format === 'date-time' && Number.isNaN(Date.parse(String(value)))) return 'is no time';
  return undefined;
}

test('the same seed and time give the same catalog, another seed another', () => {
  expect(generateCatalog(kubernetesProject(), NOW)).toEqual(catalog);
  expect(generateCatalog(kubernetesProject(), NOW, 1)).not.toEqual(catalog);
});

test('it has the size of the organisation', () => {
  const sizes = Object.entries(catalog.entities).map(([name, entities]) => [name, entities.length]);
  expect(Object.fromEntries(sizes)).toEqual({
    repository: 327,
    environment: 9,
    service: 236,
    database: 24,
    deployment: 720,
    incident: 180,
  });
  expect(catalog.teams).toHaveLength(35);
});

describe.each(blueprints)('$identifier', ({ identifier, schema, relations }) => {
  const entities: DemoEntity[] = catalog.entities[identifier];

  test('every value fits what the blueprint declares', () => {
    for (const entity of entities) {
      for (const [name, value] of Object.entries(entity.properties)) {
        const problem = fault(schema.properties[name], value);
        if (problem) throw new Error(`${entity.identifier} ${name} ${problem}`);
      }
      expect(Object.keys(entity.properties)).toEqual(expect.arrayContaining(schema.required));
    }
  });

  test('every property is filled somewhere, or filled by an action', () => {
    const filled = new Set(entities.flatMap((entity) => Object.keys(entity.properties)));
    const byActions = [
      'lastAccessGrantAt',
      'lastAccessGrantTo',
      'lastSecretRotationAt',
      'purpose',
      'expiresAt',
      'workflowRun',
    ];
    expect([...filled, ...byActions]).toEqual(expect.arrayContaining(Object.keys(schema.properties)));
  });

  test('identifiers are unique, relations lead to entities, owners are teams', () => {
    expect(new Set(entities.map((entity) => entity.identifier)).size).toBe(entities.length);
    const teams = new Set(catalog.teams.map((team) => team.identifier));
    for (const entity of entities) {
      expect(entity.team.length).toBeGreaterThan(0);
      expect(entity.team.every((team) => teams.has(team))).toBe(true);
      for (const [name, value] of Object.entries(entity.relations)) {
        const targets = catalog.entities[relations[name]?.target ?? 'service'];
        const known = [value].flat().every((id) => targets.some((target) => target.identifier === id));
        expect([entity.identifier, name, Array.isArray(value), known]).toEqual([
          entity.identifier,
          name,
          relations[name]?.many,
          true,
        ]);
      }
    }
  });

  test('what is made up says so', () => {
    for (const { properties } of entities) {
      if (identifier === 'service' || identifier === 'repository')
        expect((properties.generatedValues as string[]).length).toBeGreaterThan(4);
      else expect(properties.generated).toBe(true);
    }
  });
});

test('times lie in the past, and things end after they began', () => {
  for (const { properties } of [...catalog.entities.deployment, ...catalog.entities.incident]) {
    const began = Date.parse(String(properties.startedAt ?? properties.openedAt));
    const ended = properties.finishedAt ?? properties.resolvedAt;
    expect(began).toBeLessThanOrEqual(NOW.getTime());
    if (ended) expect(Date.parse(String(ended))).toBeGreaterThanOrEqual(began);
  }
});

test('every team of a demo identity exists and owns something', () => {
  for (const team of DEMO_IDENTITIES.flatMap((identity) => identity.teams)) {
    expect(catalog.teams.map((item) => item.identifier)).toContain(team);
    expect(catalog.entities.service.filter((service) => service.team.includes(team)).length).toBeGreaterThan(
      3,
    );
  }
});

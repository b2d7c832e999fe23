import { expect, test } from 'vitest';
import { generateCatalog } from './generate-catalog.ts';
import { kubernetesProject } from './kubernetes-project.ts';

const { entities } = generateCatalog(kubernetesProject(), new Date('2026-11-22T12:00:00Z'));

test('databases belong to services that keep data, and to environments that last', () => {
  expect(entities.database).toHaveLength(24);
  for (const { relations, team, properties } of entities.database) {
    const service = entities.service.find(({ identifier }) => identifier === relations.service);
    const environment = entities.environment.find(({ identifier }) => identifier === relations.environment);
    expect([service?.properties.kind, service?.team]).toEqual(['infrastructure', team]);
    expect(environment?.properties.type).not.toBe('development');
    expect(properties.generated).toBe(true);
  }
  const names = entities.database.map(({ identifier }) => identifier);
  expect(new Set(names).size).toBe(names.length);
});

test('what production keeps is backed up', () => {
  for (const { relations, properties } of entities.database) {
    if (!String(relations.environment).startsWith('production')) continue;
    expect(properties.backupDays).toBeGreaterThanOrEqual(14);
  }
});

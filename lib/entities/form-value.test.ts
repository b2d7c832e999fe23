import { expect, test } from 'vitest';
import { formValueOf } from './form-value.ts';

test('leaves out what is unset, keeps false, zero and empty lists', () => {
  const entity = {
    identifier: 'api',
    title: null,
    blueprint: 'service',
    team: ['core'],
    properties: { tier: null, live: false, replicas: 0, tags: [] },
    relations: { owner: null, uses: [] },
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
  };
  expect(formValueOf(entity)).toEqual({
    identifier: 'api',
    team: ['core'],
    properties: { live: false, replicas: 0, tags: [] },
    relations: { uses: [] },
  });
});

test('keeps the icon, which no field shows: saving replaces the whole entity', () => {
  const bare = { identifier: 'a', title: null, blueprint: 'b', team: [], properties: {}, relations: {} };
  const written = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' };
  expect(formValueOf({ ...bare, ...written, icon: 'Box' })).toMatchObject({ icon: 'Box' });
});

import { expect, it } from 'vitest';
import { pageTitle } from './page-title.ts';

const title = (...labels: string[]) => pageTitle(labels.map((label) => ({ label })));

it('names the thing first', () => {
  expect(title('Home')).toBe('Home · Quayside');
  expect(title('Runs', 'Deploy')).toBe('Deploy · Runs · Quayside');
});

it('leaves out the area where more is known', () => {
  expect(title('Catalog', 'Services', 'gateway-api')).toBe('gateway-api · Services · Quayside');
  expect(title('Catalog', 'Services', 'gateway-api', 'Edit')).toBe(
    'Edit · gateway-api · Services · Quayside',
  );
});

it('is never empty while a page is loading', () => {
  expect(title(' ')).toBe('Quayside');
});

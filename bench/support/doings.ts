import { BLUEPRINT } from '../servers/catalog-question.ts';
import type { Doings } from './interactions.ts';

export interface Screen {
  name: string;
  path: string;
  doings: Doings;
}

export const CATALOG: Screen = {
  name: 'catalog',
  path: `/catalog/${BLUEPRINT}`,
  doings: {
    'open the menu of a column': (page) =>
      page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click(),
    'sort by it': (page) => page.getByRole('menuitem', { name: 'Sort ascending' }).click(),
    'type a filter': (page) =>
      page.getByRole('searchbox').first().pressSequentially('entity 12', { delay: 60 }),
    'choose a facet': (page) =>
      page.getByRole('region', { name: 'Facets' }).getByRole('checkbox').first().click(),
    'mark a row': (page) => page.locator('tbody').getByRole('checkbox').first().click(),
    'open the filter': (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
    'close it': (page) => page.keyboard.press('Escape'),
    'open the search over everything': (page) => page.keyboard.press('Control+k'),
    'type in it': (page) => page.keyboard.type('ent', { delay: 60 }),
  },
};

export const FORM: Screen = {
  name: 'form',
  path: '/self-service/request_access?entity=kubernetes-sigs%2Fexternal-dns',
  doings: {
    'open the choice of entities': (page) => page.getByRole('combobox').first().click(),
    'leave it': (page) => page.keyboard.press('Escape'),
    'type in the form': (page) =>
      page.getByRole('textbox', { name: 'What for' }).pressSequentially('To mend a release', { delay: 60 }),
    'choose by key': (page) => page.getByRole('combobox', { name: 'Level' }).press('ArrowDown'),
    'send it unfinished': (page) => page.getByRole('button', { name: 'Request access' }).click(),
  },
};

export const runScreen = (id: string): Screen => ({
  name: 'run',
  path: `/runs/${id}`,
  doings: {
    'search the log': (page) => page.getByRole('searchbox').pressSequentially('line', { delay: 60 }),
    'choose a job': (page) =>
      page.getByRole('region', { name: 'Jobs of the workflow' }).getByRole('button').first().click(),
    'type a comment': (page) =>
      page.getByRole('textbox', { name: 'Comment' }).pressSequentially('Well done', { delay: 60 }),
  },
});

import { describe, expect, it } from 'vitest';
import {
  followTour,
  hasRunEnded,
  readTour,
  type Tour,
  tourRequestLink,
  tourSentence,
  writeTour,
} from './tour.ts';

const RUN = 'r_019d0000000070008000000000000001';
const at = (pathname: string, filtered = false) => ({ pathname, filtered });

describe('goes on', () => {
  it('from the filter to the service to the request to the approval, as one does it', () => {
    const seen = [
      at('/catalog/service'),
      at('/catalog/service', true),
      at('/catalog/service/sig-network--gateway-api'),
      at('/self-service/provision_database'),
      at(`/runs/${RUN}`),
    ];
    const steps: string[] = [];
    let tour: Tour = { step: 'filter' };
    for (const facts of seen) {
      tour = followTour(tour, facts);
      steps.push(tour.step);
    }
    expect(steps).toEqual(['filter', 'open', 'request', 'request', 'approve']);
    expect(tour.run).toBe(RUN);
  });

  it('over the filter when somebody opens a service straight away', () => {
    expect(followTour({ step: 'filter' }, at('/catalog/service/a'))).toEqual({ step: 'request' });
  });

  it('from the approval only when it is decided', () => {
    const tour: Tour = { step: 'approve', run: RUN };
    expect(followTour(tour, at('/approvals'))).toBe(tour);
    expect(followTour(tour, { ...at('/approvals'), runState: 'waiting' })).toBe(tour);
    expect(followTour(tour, { ...at('/approvals'), runState: 'pending' })).toEqual({
      step: 'watch',
      run: RUN,
    });
  });

  it('nowhere from pages that have nothing to do with it', () => {
    const tour: Tour = { step: 'request' };
    for (const path of ['/', '/runs', '/runs/r_1/x', '/catalog/team/a'])
      expect(followTour(tour, at(path))).toBe(tour);
  });
});

it('is kept in a cookie that cannot say anything else', () => {
  for (const tour of [{ step: 'filter' }, { step: 'watch', run: RUN }] as Tour[])
    expect(readTour(writeTour(tour))).toEqual(tour);
  for (const text of [undefined, '', 'fly', '<script>', 'approve', 'watch.r_x'])
    expect(readTour(text)).toBeUndefined();
});

it('asks for a database under a name that is free and fits', () => {
  const link = new URL(tourRequestLink(new Date('2026-11-23T10:00:00Z')), 'http://x');
  expect(link.pathname).toBe('/self-service/provision_database');
  expect(link.searchParams.get('in.name')).toMatch(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/);
  expect(link.searchParams.get('in.service')).toBe('sig-network--gateway-api');
});

it('knows when there is nothing left to watch', () => {
  expect(['sending', 'succeeded', 'failed', undefined].map(hasRunEnded)).toEqual([false, true, true, false]);
});

describe('says what is next', () => {
  const nobody = { pathname: '/', mayApprove: undefined };

  it('in other words once one is where it led to', () => {
    expect(tourSentence('request', nobody)).toContain('Ask for a database');
    const form = '/self-service/provision_database';
    expect(tourSentence('request', { ...nobody, pathname: form })).toContain('Press “Request database”');
  });

  it('to whom may approve, by name', () => {
    expect(tourSentence('approve', nobody)).toContain('go on as somebody who may');
    expect(tourSentence('approve', { ...nobody, mayApprove: 'Ines Infra' })).toContain('As Ines Infra');
  });
});

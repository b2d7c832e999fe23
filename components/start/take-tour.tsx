'use client';

import { useTour } from '#components/tour/tour-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Section } from '#components/ui/page-header.tsx';

const STEPS = [
  'Filter the catalog',
  'Open a service',
  'Ask for a database for it',
  'Approve it as somebody else',
  'Watch the workflow run, and find the database in the catalog',
];

/** The tour with its steps named; nothing of it is played: the request is a real one. */
export function TakeTour() {
  const tour = useTour();
  if (!tour) return null;
  return (
    <Section id="tour" title="The tour">
      <ol className="mb-3 list-decimal pl-5 text-md">
        {STEPS.map((step) => (
          <li key={step} className="py-0.5">
            {step}
          </li>
        ))}
      </ol>
      <p className="mb-3 text-ink-2">
        About three minutes, in the demo as it is. Each step is done by doing it: a line at the top says what
        is next, and offers it.
      </p>
      <Button variant="primary" onClick={tour.start}>
        {tour.tour ? 'Start it again' : 'Take the tour'}
      </Button>
    </Section>
  );
}

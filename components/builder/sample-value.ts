import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';

const OF_FORMAT: Record<string, string> = {
  'date-time': '2026-03-14T09:30:00.000Z',
  timer: '2026-03-14T09:30:00.000Z',
  url: 'https://example.org/docs',
  email: 'ada@example.org',
  user: 'ada@example.org',
  team: 'platform',
  ipv4: '192.0.2.7',
  ipv6: '2001:db8::7',
  yaml: 'replicas: 2',
};

/** A value such a property may have, for a preview: its default first, then what its type suggests. */
export function sampleValue(definition: PropertyDefinition, turn = 0): unknown {
  const { type, format, default: given } = definition;
  if (Array.isArray(definition.enum) && definition.enum.length > 0) {
    return definition.enum[(turn * 2) % definition.enum.length];
  }
  if (given !== undefined && given !== null && typeof given !== 'object') return given;
  switch (type) {
    case 'number':
      return numberWithin(definition, turn);
    case 'boolean':
      return turn % 2 === 0;
    case 'array':
      return [0, 1].map((step) =>
        sampleValue((definition.items ?? { type: 'string' }) as PropertyDefinition, step),
      );
    case 'object':
      return { key: 'value' };
    default:
      return typeof format === 'string' && Object.hasOwn(OF_FORMAT, format) ? OF_FORMAT[format] : 'some text';
  }
}

function numberWithin({ minimum, maximum }: PropertyDefinition, turn: number): number {
  const wished = 12 + turn * 30;
  return Math.min(
    typeof maximum === 'number' ? maximum : wished,
    Math.max(typeof minimum === 'number' ? minimum : wished, wished),
  );
}

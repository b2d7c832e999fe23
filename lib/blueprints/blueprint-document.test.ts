import { describe, expect, it } from 'vitest';
import { blueprintDocumentSchema } from './blueprint-document.ts';

type Node = Record<string, unknown>;

/** Every schema inside a schema, with its place. */
function* schemasIn(node: Node, at: string): Generator<[string, Node]> {
  yield [at, node];
  for (const map of ['properties', 'patternProperties']) {
    for (const [name, inner] of Object.entries((node[map] as Node) ?? {}))
      yield* schemasIn(inner as Node, `${at}/${name}`);
  }
  if (node.items) yield* schemasIn(node.items as Node, `${at}/items`);
}

const plain = JSON.parse(JSON.stringify(blueprintDocumentSchema)) as Node;

describe('the schema of blueprints', () => {
  it('is plain JSON Schema', () => {
    expect(plain).toMatchObject({ type: 'object', required: ['identifier'] });
    expect(JSON.stringify(plain)).not.toContain('$ref');
  });

  it.each([...schemasIn(plain, '')])('explains %s to the editor', (_, schema) => {
    expect(schema.title).toEqual(expect.stringMatching(/^[A-Z]/));
    expect(schema.description).toEqual(expect.stringMatching(/^[A-Z“a-z].*\S/));
  });

  it('offers the types and formats it knows', () => {
    const found = [...schemasIn(plain, '')].filter(([at]) => at.endsWith('/type') || at.endsWith('/format'));
    for (const [at, schema] of found) expect(schema.examples, at).not.toHaveLength(0);
  });
});

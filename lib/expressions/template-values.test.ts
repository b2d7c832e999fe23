import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTemplate, parseTemplate } from './template.ts';

const plainText = fc.string().filter((text) => !isTemplate(text));
const plainName = plainText.filter((text) => text !== '__proto__');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    plainText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(plainName, tie('value'), { maxKeys: 3 }),
  ),
}));
/** Programs without braces, quotes or comments: what stands between the braces is then plain to see. */
const program = fc.stringMatching(/^\.[a-z]{1,8}(?: \| length)?$/);

describe('a template', () => {
  it('without braces is the value it was made of, any number of times', () => {
    fc.assert(
      fc.property(value, (given) => {
        const template = parseTemplate(given);
        expect([template.programs, template.faults]).toEqual([[], []]);
        expect(template.fill([])).toEqual(given);
        expect(template.fill([])).toEqual(given);
      }),
    );
  });

  it('finds its programs in order, and puts each result where its program stood', () => {
    const braceless = fc.stringMatching(/^[^{}]{0,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(braceless, program), { minLength: 1, maxLength: 5 }),
        braceless,
        (parts, end) => {
          const text = `${parts.map(([before, inner]) => `${before}{{ ${inner} }}`).join('')}${end}`;
          const template = parseTemplate(text);
          expect(template.programs).toEqual(parts.map(([, inner]) => inner));
          const results = parts.map((_, index) => `<${index}>`);
          expect(template.fill(results)).toBe(
            `${parts.map(([before], index) => `${before}<${index}>`).join('')}${end}`,
          );
        },
      ),
    );
  });

  it('hands a result on as it is where it stands alone, whatever it holds', () => {
    fc.assert(
      fc.property(program, fc.jsonValue(), (inner, result) => {
        expect(parseTemplate([`{{${inner}}}`]).fill([result])).toEqual([result]);
      }),
    );
  });

  it('reads what a result says never as a template again', () => {
    const template = parseTemplate({ '{{ .key }}': 'x{{ .value }}' });
    expect(template.fill(['{{ .secret }}', '{{ .other }}'])).toEqual({ '{{ .secret }}': 'x{{ .other }}' });
  });

  it('has a name of its own for a key, whatever kind of result that is', () => {
    const template = parseTemplate({ '{{ .a }}': 1, '{{ .b }}': 2, '{{ .c }}': 3, 'n-{{ .d }}': 4 });
    expect(template.fill([5, true, ['x'], null])).toEqual({ 5: 1, true: 2, '["x"]': 3, 'n-': 4 });
  });

  it('that never closes leaves the programs before it, and names the place', () => {
    const { programs, faults } = parseTemplate('{{ .a }} and {{ .b }');
    expect([programs, faults]).toEqual([['.a'], ['"{{" has no matching "}}" in "{{ .b }".']]);
    const [fault] = parseTemplate(`{{ "${'x'.repeat(80)}`).faults;
    expect(fault).toBe(`"{{" has no matching "}}" in "{{ "${'x'.repeat(36)}".`);
  });
});

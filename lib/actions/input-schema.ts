import { type Static, Type } from '@sinclair/typebox';
import { nameList, optional, orExpression, text } from './schema-parts.ts';

const number = (title: string, description: string) => Type.Number({ title, description });
const length = (title: string) => Type.Integer({ title, minimum: 0 });

const FORMATS =
  'Texts: date-time, url, email, user, team, entity (with `blueprint`), markdown, yaml, multi-line, ipv4, ipv6, timer, proto.';

const itemSchema = Type.Object(
  {
    type: optional(text('Type', 'string, number, boolean or object.')),
    format: optional(text('Format', FORMATS)),
    blueprint: optional(text('Blueprint', 'For entity items: which blueprint they are of.')),
    enum: optional(orExpression(Type.Array(Type.Unknown(), { title: 'Allowed values' }))),
    pattern: optional(orExpression(text('Pattern', 'A regular expression (RE2) each item must match.'))),
    dataset: optional(Type.Unknown({ title: 'Dataset', description: 'Narrows the choice of entities.' })),
  },
  { title: 'Items', description: 'What the list holds.' },
);

/** One field of an action's form. Unknown keys are kept. */
const inputSchema = Type.Object(
  {
    type: optional(text('Type', 'string, number, boolean, object or array.')),
    title: optional(text('Title', 'The label of the field.')),
    description: optional(text('Description', 'Shown below the field.')),
    icon: optional(text('Icon')),
    format: optional(text('Format', FORMATS)),
    blueprint: optional(text('Blueprint', 'For format entity: which blueprint the entity is of.')),
    default: Type.Optional(
      Type.Unknown({ title: 'Default', description: 'Filled in when nothing is given.' }),
    ),
    enum: optional(orExpression(Type.Array(Type.Unknown(), { title: 'Allowed values' }))),
    enumColors: optional(Type.Record(Type.String(), Type.Unknown(), { title: 'Colours of allowed values' })),
    minLength: optional(length('Shortest text')),
    maxLength: optional(length('Longest text')),
    pattern: optional(orExpression(text('Pattern', 'A regular expression (RE2) the text must match.'))),
    minimum: optional(number('Smallest number', 'Numbers below are refused.')),
    maximum: optional(number('Largest number', 'Numbers above are refused.')),
    minItems: optional(orExpression(length('Fewest items'))),
    maxItems: optional(orExpression(length('Most items'))),
    items: optional(itemSchema),
    dependsOn: optional(nameList('Depends on', 'The field waits until these are filled in.')),
    visible: optional(orExpression(Type.Boolean({ title: 'Visible' }))),
    disabled: optional(
      orExpression(Type.Boolean({ title: 'Disabled', description: 'Shown, not editable.' })),
    ),
    sort: optional(
      Type.Object(
        { property: text('Property'), order: optional(text('Order', 'ASC or DESC.')) },
        { title: 'Sort', description: 'The order of the entities to choose from.' },
      ),
    ),
    dataset: optional(Type.Unknown({ title: 'Dataset', description: 'Narrows the choice of entities.' })),
    encryption: optional(Type.Unknown({ title: 'Encryption', description: 'Marks the value as secret.' })),
  },
  { title: 'Input', additionalProperties: true },
);

const visibility = optional(orExpression(Type.Boolean({ title: 'Visible' })));

const stepSchema = Type.Object(
  {
    title: text('Title'),
    order: optional(nameList('Fields', 'The fields of this step, in order.')),
    visible: visibility,
  },
  { title: 'Step', additionalProperties: true },
);

const sectionSchema = Type.Object(
  { title: text('Title'), description: optional(text('Description')), visible: visibility },
  { title: 'Section', additionalProperties: true },
);

/** The form of an action. */
export const userInputsSchema = Type.Object(
  {
    properties: optional(
      Type.Record(Type.String(), inputSchema, { title: 'Inputs', description: 'One field each, by name.' }),
    ),
    required: optional(orExpression(nameList('Required', 'Names of inputs that must be given.'))),
    order: optional(nameList('Order', 'Names of inputs and sections in the order of the form.')),
    steps: optional(Type.Array(stepSchema, { title: 'Steps', maxItems: 50 })),
    titles: optional(
      Type.Record(Type.String(), sectionSchema, {
        title: 'Sections',
        description: 'Headings that stand between the inputs where `order` names them.',
      }),
    ),
  },
  { title: 'Form', description: 'What is asked before the action runs.', additionalProperties: true },
);

export type InputProperty = Static<typeof inputSchema>;
export type UserInputs = Static<typeof userInputsSchema>;

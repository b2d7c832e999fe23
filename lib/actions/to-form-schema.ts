import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { type FormSchema, toInput } from '#lib/blueprints/to-form-schema.ts';
import { type FormStep, formLayout } from './form-layout.ts';
import type { UserInputs } from './input-schema.ts';
import { inputsOf, inputsSchema } from './input-values.ts';

export interface ActionForm extends FormSchema {
  /** which inputs stand where; never empty */
  steps: FormStep[];
  /** inputs whose values neither a link nor a draft carries, shown or not */
  secrets: string[];
}

/** The form of an action: its data is `properties` of a run. Fields stand in the order of the steps. */
export function toFormSchema(userInputs: UserInputs | null | undefined): ActionForm {
  const steps = formLayout(userInputs);
  const order = steps.flatMap((step) => step.sections.flatMap((section) => section.inputs));
  const inputs = inputsOf(userInputs).map(([name, input]) => {
    const { schema, uiSchema } = toInput(name, input as PropertyDefinition);
    const hidden = input.visible === false ? { 'ui:widget': 'hidden', 'ui:field': undefined } : {};
    const disabled = input.disabled === true ? { 'ui:disabled': true } : {};
    const secret = input.encryption ? { 'ui:widget': 'password' } : {};
    return [name, schema, { ...uiSchema, ...secret, ...disabled, ...hidden }] as const;
  });
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(inputs.map(([name, schema]) => [name, schema])),
      required: inputsSchema(userInputs).required,
    },
    uiSchema: {
      'ui:order': [...order, '*'],
      ...Object.fromEntries(inputs.map(([name, , uiSchema]) => [name, uiSchema])),
    },
    steps,
    secrets: inputsOf(userInputs).flatMap(([name, { encryption }]) => (encryption ? [name] : [])),
  };
}

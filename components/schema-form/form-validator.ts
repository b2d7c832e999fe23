import { Validator } from '@cfworker/json-schema';
import {
  createErrorHandler,
  ErrorSchemaBuilder,
  type RJSFValidationError,
  unwrapErrorHandler,
  type ValidatorType,
  validationDataMerge,
} from '@rjsf/utils';
import { checkableSchema } from './checkable-schema.ts';
import { cleanValue } from './clean-value.ts';
import { type Fault, findFaults } from './find-faults.ts';

/**
 * The form library's validator, by interpretation: compiling a schema needs `new Function`, which the content security
 * policy forbids. The server checks again, and is the judge.
 */
export const formValidator: ValidatorType = {
  validateFormData(formData, schema, customValidate, transformErrors, uiSchema) {
    const faults = findFaults(schema, formData);
    const plain = faults.map(toLibraryError);
    const errors = transformErrors ? transformErrors(plain, uiSchema) : plain;
    const builder = new ErrorSchemaBuilder();
    for (const fault of faults) builder.addErrors(fault.message, fault.path);
    const found = { errors, errorSchema: builder.ErrorSchema };
    if (!customValidate) return found;
    const handler = customValidate(formData, createErrorHandler(formData), uiSchema);
    return validationDataMerge(found, unwrapErrorHandler(handler));
  },

  isValid(schema, formData, rootSchema) {
    try {
      const validator = new Validator(checkableSchema(schema), '2020-12');
      if (rootSchema.$id && rootSchema !== schema) validator.addSchema(checkableSchema(rootSchema));
      return validator.validate(cleanValue(formData)).valid;
    } catch {
      return false;
    }
  },

  rawValidation(schema, formData) {
    return { errors: findFaults(schema, formData) as never[] };
  },
};

function toLibraryError(fault: Fault): RJSFValidationError {
  return {
    name: fault.keyword,
    message: fault.message,
    stack: fault.message,
    property: fault.path.map((part) => `[${JSON.stringify(part)}]`).join(''),
    params: { path: fault.path },
  };
}

import type { RJSFValidationError } from '@rjsf/utils';
import { useState } from 'react';
import { inPageOrder, type SummaryError } from '#components/ui/error-summary.tsx';
import { type FormSchema, fieldId, fieldLabel } from './form-schema.ts';

interface FormFault extends SummaryError {
  path: (string | number)[];
}

export interface FormFaults {
  found: FormFault[];
  /** somebody tried to send: from then on every change is looked at */
  isTried: boolean;
  /** takes what a try to send found, and gives the first on the page */
  refuse: (errors: RJSFValidationError[]) => FormFault | undefined;
  /** takes what a change left */
  recheck: (errors: RJSFValidationError[]) => void;
  clear: () => void;
}

/** What the browser finds wrong with a form, and says once somebody tried to send it. */
export function useFormFaults(id: string, schema: FormSchema): FormFaults {
  const [isTried, setTried] = useState(false);
  const [found, setFound] = useState<FormFault[]>([]);
  return {
    found,
    isTried,
    refuse(errors) {
      const next = faultsOf(id, schema, errors);
      setTried(true);
      setFound(next);
      return next[0];
    },
    recheck(errors) {
      if (isTried) setFound(faultsOf(id, schema, errors));
    },
    clear: () => setFound([]),
  };
}

/** Errors of our validator carry their path; those made from server issues are listed from the issues themselves. */
function faultsOf(id: string, schema: FormSchema, errors: RJSFValidationError[]): FormFault[] {
  const faults = errors.flatMap((error) => {
    const path = (error.params as { path?: (string | number)[] } | undefined)?.path;
    if (!path) return [];
    const label = fieldLabel(schema, path);
    return [{ path, fieldId: fieldId(id, path), label, message: error.message ?? error.stack }];
  });
  return inPageOrder(faults);
}

'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type ServerAction, settleAction } from '#components/query/action-result.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

export interface SavedPolicy {
  /** absent: a new one */
  id?: string;
  document: unknown;
}

interface PolicyFormProps {
  id?: string;
  text: string;
  save: ServerAction<SavedPolicy>;
  onDone: () => void;
}

/** The document as JSON; what is wrong in it is named by its place, and nothing typed is lost. */
export function PolicyForm({ id, text: initial, save, onDone }: PolicyFormProps) {
  const router = useRouter();
  const [text, setText] = useState(initial);
  const [pending, setPending] = useState(false);
  const [faults, setFaults] = useState<string[]>([]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const parsed = parse(text);
    if (!parsed.ok) return setFaults([parsed.fault]);
    setPending(true);
    const answer = await settleAction(() => save({ ...(id ? { id } : {}), document: parsed.document }));
    setPending(false);
    if (!answer.ok) {
      const details = answer.details.map(({ path, message }) => `${path || 'The document'}: ${message}`);
      return setFaults(details.length > 0 ? details : [answer.message]);
    }
    router.refresh();
    onDone();
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Field id="policy-json" label="Document">
        <Textarea
          id="policy-json"
          mono
          rows={16}
          spellCheck={false}
          invalid={faults.length > 0}
          aria-describedby="policy-faults"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div id="policy-faults" aria-live="assertive" className="grid gap-1">
        {faults.map((fault) => (
          <FieldError key={fault}>{fault}</FieldError>
        ))}
      </div>
      <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
        Save policy
      </Button>
    </form>
  );
}

function parse(text: string): { ok: true; document: unknown } | { ok: false; fault: string } {
  try {
    return { ok: true, document: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: `This is not JSON: ${(error as Error).message}` };
  }
}

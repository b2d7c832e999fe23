'use client';

import { Button } from '#components/ui/button.tsx';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import type { ListedPerson, PersonActions } from './person.ts';
import type { useAct } from './use-act.ts';

interface PersonAccessProps {
  person: ListedPerson;
  act: ReturnType<typeof useAct>['act'];
  actions: Pick<PersonActions, 'disableUser' | 'enableUser' | 'endSessions'>;
}

const WORDS = {
  active: 'Can sign in.',
  waiting: 'Signed in without an invitation and waits to be let in.',
  disabled: 'Cannot sign in.',
};

/** Whether somebody gets in, and what ends that. */
export function PersonAccess({ person: { id, name, state }, act, actions }: PersonAccessProps) {
  const input = { userId: id };
  const disable = async () => void (await act(actions.disableUser, input));
  return (
    <section aria-labelledby="person-access">
      <h3 id="person-access" className="font-medium">
        Access
      </h3>
      <p className="mt-0.5 mb-2 text-ink-2">{WORDS[state]}</p>
      <div className="flex flex-wrap gap-2">
        {state === 'active' ? null : (
          <Button onClick={() => act(actions.enableUser, input)}>
            {state === 'waiting' ? 'Let in' : 'Enable'}
          </Button>
        )}
        {state === 'waiting' ? (
          <Button variant="danger" onClick={disable}>
            Turn away
          </Button>
        ) : null}
        {state === 'active' ? (
          <>
            <ConfirmButton
              variant="secondary"
              question={`Sign ${name} out everywhere?`}
              consequence="All sessions and tokens end with the next request."
              confirmLabel="Sign out"
              onConfirm={async () => void (await act(actions.endSessions, input))}
            >
              Sign out everywhere
            </ConfirmButton>
            <ConfirmButton
              question={`Disable ${name}?`}
              consequence="No sign-in and no requests from now on, and open invitations by this person end. What was done stays."
              confirmLabel="Disable"
              onConfirm={disable}
            >
              Disable
            </ConfirmButton>
          </>
        ) : null}
      </div>
    </section>
  );
}

const ASK = 'Ask an Admin of this portal for an invitation.';

/** Why a sign-in did not work, and what to do about it: our own reasons, then those of the sign-in library. */
const PROBLEMS: Record<string, string> = {
  disabled: 'This account is disabled. Ask an Admin of this portal to enable it.',
  waiting: 'You are not invited yet. Your account is written down: once an Admin lets you in, sign in again.',
  not_invited: `You are not invited yet. ${ASK}`,
  account_exists:
    'Somebody here has this e-mail address and signs in another way. Sign in as you did before, or ask an Admin.',
  no_email:
    'The sign-in service told us no verified e-mail address of yours. Verify one there, then sign in again.',
  invitation_over: 'This invitation was used, taken back or is too old. Ask for a new one.',
  invitation_other_email:
    'The invitation is for another e-mail address. Open it again, and sign in with the account that has it.',
  AccessDenied: `You may not sign in here. ${ASK}`,
  OAuthCallbackError: 'The sign-in service did not let you through, or you cancelled. Nothing was changed.',
  Configuration:
    'Signing in did not work: it took too long, or the sign-in service did not answer as it should. Try again; if it stays, tell whoever runs this portal.',
};

export function SignInProblem({ code }: { code: string }) {
  return (
    <p role="alert" className="mt-3 rounded-2 bg-danger-tint px-3 py-2">
      {Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : 'Signing in did not work. Try again.'}
    </p>
  );
}

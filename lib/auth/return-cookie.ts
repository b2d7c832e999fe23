/** Where the sign-in library notes where one wanted to go, so that a sign-in that failed does not forget it. */
export const RETURN_COOKIE = 'quayside.return-to';

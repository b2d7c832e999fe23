/** One address and nothing around it: no list, no name, no invisible characters. */
export function isEmailAddress(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= 254 && /^[^\s@,;<>"\p{C}]+@[^\s@,;<>"\p{C}]+$/u.test(value)
  );
}

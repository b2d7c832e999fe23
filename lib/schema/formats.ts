import { parseInstant } from '#lib/query/instant.ts';

/** String formats that mean the same here, in the form and in queries; formats not listed are not checked. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': isDateTime,
  date: (text) => DATE.test(text) && isDateTime(text),
  timer: isDateTime,
  url: isUrl,
  uri: isUrl,
  email: isEmail,
  ipv4: (text) => IPV4.test(text),
  ipv6: isIpv6,
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\.]+(?:\.[^\s@<>"(),:;\\.]+)*$/u;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const SCRIPT_SCHEMES = ['javascript:', 'data:', 'vbscript:'];

/** ISO 8601 as tools really write it, exactly what queries can compare: date alone, `+0000`, no seconds, no zone. */
function isDateTime(text: string): boolean {
  return parseInstant(text) !== undefined;
}

function isEmail(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && EMAIL.test(text);
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && !/\s/.test(text) && !SCRIPT_SCHEMES.includes(new URL(text).protocol);
}

function isIpv6(text: string): boolean {
  return /^[\da-fA-F:.]+$/.test(text) && URL.canParse(`http://[${text}]/`);
}

import path from 'node:path';

/** Where the stand-in listens, what it serves and whom it calls. */
export interface Configuration {
  /** 0 takes a free port */
  port: number;
  /** origin that stands in answers, without trailing slash; undefined: the address it listens on */
  publicUrl: string | undefined;
  dataDir: string;
  token: string;
  /** an App that may ask, besides whoever has the token */
  app: { id: string; publicKey: string } | undefined;
  webhook: { url: string; secret: string } | undefined;
  /** what the repositories' secrets hold for workflow steps that call back */
  secrets: Record<string, string>;
  fixtures: string;
  /** scripted seconds that pass in one real second */
  speed: number;
  seed: number;
}

type Source = Record<string, string | undefined>;

/** Reads `STAND_IN_*`; throws one error that lists every problem. */
export function readConfiguration(source: Source): Configuration {
  const problems: string[] = [];
  const text = (name: string) => source[name]?.trim() || undefined;
  const demand = (name: string) => {
    const value = text(name);
    if (value === undefined) problems.push(`${name} must be set.`);
    return value ?? '';
  };
  const number = (name: string, fallback: number, minimum: number, maximum: number) => {
    const value = Number(text(name) ?? fallback);
    if (!(value >= minimum && value <= maximum))
      problems.push(`${name} must be a number from ${minimum} to ${maximum}.`);
    return value;
  };
  const url = (name: string) => {
    const value = text(name);
    if (value !== undefined && !URL.canParse(value)) problems.push(`${name} must be a URL.`);
    return value?.replace(/\/+$/, '');
  };
  const webhookUrl = url('STAND_IN_WEBHOOK_URL');
  const quaysideUrl = url('STAND_IN_QUAYSIDE_URL');
  const appId = text('STAND_IN_APP_ID');
  const configuration: Configuration = {
    port: number('STAND_IN_PORT', 0, 0, 65_535),
    publicUrl: url('STAND_IN_PUBLIC_URL'),
    dataDir: path.resolve(demand('STAND_IN_DATA_DIR')),
    token: demand('STAND_IN_TOKEN'),
    app: appId ? { id: appId, publicKey: demand('STAND_IN_APP_PUBLIC_KEY') } : undefined,
    webhook: webhookUrl ? { url: webhookUrl, secret: demand('STAND_IN_WEBHOOK_SECRET') } : undefined,
    secrets: quaysideUrl
      ? {
          QUAYSIDE_URL: quaysideUrl,
          QUAYSIDE_CLIENT_ID: demand('STAND_IN_QUAYSIDE_CLIENT_ID'),
          QUAYSIDE_CLIENT_SECRET: demand('STAND_IN_QUAYSIDE_CLIENT_SECRET'),
        }
      : {},
    fixtures: path.resolve(demand('STAND_IN_FIXTURES')),
    speed: number('STAND_IN_SPEED', 1, 0.01, 100_000),
    seed: number('STAND_IN_SEED', 1, 0, 2 ** 32 - 1),
  };
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return configuration;
}

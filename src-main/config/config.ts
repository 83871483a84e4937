import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { settingsSchema } from '../../src-shared/models/settings.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether an address is one to send secrets to: https anywhere, http only to this machine. */
export function isServerAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
}

const serverUrl = z.url().refine(isServerAddress, 'must be https (http only on this machine)');

const withoutSlash = serverUrl.transform((url) => url.replace(/\/+$/, ''));

const configSchema = z.strictObject({
  /** Base of the native authentication API: https://{sub}.ciamlogin.com/{tenant}. */
  authority: withoutSlash,
  clientId: z.string().min(1),
  scope: z.string().min(1),
  fhirBaseUrl: withoutSlash,
  /** The OpenID provider of people with a domain account; without it LOGIN is not set up. */
  domain: z.strictObject({ issuer: serverUrl, clientId: z.string().min(1), scope: z.string().min(1) }).optional(),
  /** Base of the account service, in the words of Microsoft Graph's authentication methods. */
  accountUrl: withoutSlash.optional(),
  /** The portal's own website, where a step is done that the server does not want done here. */
  portalUrl: serverUrl.optional(),
  /** Hosts whose pages may be opened in the system browser. */
  browserHosts: z.array(z.string().min(1)),
  support: z.strictObject({ phone: z.string().optional(), hours: z.string().optional() }).default({}),
  /** What the program does here, where the facility's policy says nothing else. */
  settings: settingsSchema.exactPartial().default({}),
  /** The outbox page of the practice sandbox; only there when the server is one. */
  sandboxOutbox: serverUrl.optional(),
});

/** Which servers this PC talks to. */
export type Config = z.infer<typeof configSchema>;

/** Where the configuration is read from, and why it could not be. */
export type ConfigProblem = { readonly path: string; readonly reason: string };

/** Where an administrator puts the configuration; `FACILITY_DESK_CONFIG` names another file. */
export function configPath(environment: NodeJS.ProcessEnv): string {
  if (environment.FACILITY_DESK_CONFIG) return environment.FACILITY_DESK_CONFIG;
  return process.platform === 'win32' ? String.raw`C:\ProgramData\Facility Desk\config.json` : '/etc/facility-desk/config.json';
}

/** The configuration in the file at `path`, or which key of it is wrong. */
export function loadConfig(path: string): Result<Config, ConfigProblem> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return failed({ path, reason: 'the file is not there or can not be read' });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed({ path, reason: 'the file is not JSON' });
  }
  const parsed = configSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return failed({ path, reason: `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'wrong'}` });
}

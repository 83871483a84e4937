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

/** Which servers and pages there are, and who helps: what the facility's policy may set too. */
export const endpointsSchema = z.strictObject({
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
  support: z.strictObject({ phone: z.string().optional(), hours: z.string().optional() }),
});
export type Endpoints = z.infer<typeof endpointsSchema>;

const configSchema = endpointsSchema.extend({
  support: endpointsSchema.shape.support.default({}),
  /** What the program does here, where the facility's policy says nothing else. */
  settings: settingsSchema.exactPartial().default({}),
  /** The outbox page of the practice sandbox; only there when the server is one. */
  sandboxOutbox: serverUrl.optional(),
});

/** Which servers this PC talks to. */
export type Config = z.infer<typeof configSchema>;

/** Where the configuration is read from, and why it could not be. */
export type ConfigProblem = { readonly path: string; readonly reason: string };

/** Where an administrator puts the configuration. `FACILITY_DESK_CONFIG` names another file, but not on a PC with a policy: it would lead elsewhere. */
export function configPath(environment: NodeJS.ProcessEnv, managed = false): string {
  if (environment.FACILITY_DESK_CONFIG && !managed) return environment.FACILITY_DESK_CONFIG;
  return process.platform === 'win32' ? String.raw`C:\ProgramData\Facility Desk\config.json` : '/etc/facility-desk/config.json';
}

/** What the file holds; nothing when it is not there and `mayMiss`. */
function readJson(path: string, mayMiss: boolean): Result<unknown, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (mayMiss && error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok({});
    return failed('the file is not there or can not be read');
  }
  try {
    return ok(JSON.parse(text));
  } catch {
    return failed('the file is not JSON');
  }
}

/** The first wrong key and what is wrong with it. */
export function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'wrong'}`;
}

/** The configuration in the file at `path`, or which key of it is wrong. What the policy sets, `managed`, wins key by key; with it, there need not be a file. */
export function loadConfig(path: string, managed: Partial<Endpoints> = {}): Result<Config, ConfigProblem> {
  const json = readJson(path, Object.keys(managed).length > 0);
  if (!json.ok) return failed({ path, reason: json.failure });
  const whole = typeof json.value === 'object' && json.value !== null && !Array.isArray(json.value) ? { ...json.value, ...managed } : json.value;
  const parsed = configSchema.safeParse(whole);
  return parsed.success ? ok(parsed.data) : failed({ path, reason: reasonOf(parsed.error) });
}

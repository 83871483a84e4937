import { OperationOutcomeError, getStatus } from '@medplum/core';
import type { Claim } from '@medplum/fhirtypes';
import { z } from 'zod';
import { tamperingSchema } from '../domain/tampering.ts';
import { decisionKinds } from '../fhir/pas/decision.ts';
import { matchPath } from '../http/match-path.ts';
import { jsonReply, type HttpReply, type HttpRequest } from '../http/message.ts';
import { settingsSchema } from '../settings.ts';
import { accountChangeSchema } from './account-change.ts';
import { faultSchema } from './faults.ts';
import { outboxFile } from './outbox-files.ts';
import type { SandboxControl } from './sandbox-control.ts';

const callActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('answer') }),
  z.strictObject({ action: z.literal('press'), keys: z.string().regex(/^[0-9*#]{1,12}$/) }),
  z.strictObject({ action: z.literal('hang-up') }),
  z.strictObject({ action: z.literal('busy') }),
]);

const decisionSchema = z.strictObject({ kind: z.enum(decisionKinds) });

const claimSchema = z.looseObject({}).transform((changes) => changes as Partial<Claim>);

interface Route {
  readonly method: string;
  /** With `:name` where the path carries a value. */
  readonly path: string;
  /** Gives the answer; nothing or true for a plain yes, false when it is not possible. */
  readonly run: (control: SandboxControl, value: string, body: unknown) => unknown;
}

const routes: readonly Route[] = [
  { method: 'GET', path: '/control/outbox', run: (control) => ({ messages: control.messages(), calls: control.calls() }) },
  { method: 'POST', path: '/control/calls/:id', run: (control, id, body) => control.actOnCall(id, callActionSchema.parse(body)) },
  { method: 'GET', path: '/control/faults', run: (control) => control.faults() },
  { method: 'POST', path: '/control/faults', run: (control, _, body) => ({ id: control.addFault(faultSchema.parse(body)) }) },
  { method: 'DELETE', path: '/control/faults', run: (control) => control.clearFaults() },
  { method: 'GET', path: '/control/clock', run: (control) => ({ offset: control.clockOffset() }) },
  { method: 'PUT', path: '/control/clock', run: (control, _, body) => control.setClockOffset(z.strictObject({ offset: z.int() }).parse(body).offset) },
  { method: 'GET', path: '/control/settings', run: (control) => control.settings() },
  { method: 'PATCH', path: '/control/settings', run: (control, _, body) => changeSettings(control, body) },
  { method: 'POST', path: '/control/reset', run: (control, _, body) => control.reset(z.strictObject({ requests: z.int().min(0).max(100_000).optional() }).parse(body ?? {}).requests) },
  { method: 'GET', path: '/control/accounts', run: (control) => control.accounts() },
  { method: 'PATCH', path: '/control/accounts/:username', run: (control, username, body) => control.changeAccount(username, accountChangeSchema.parse(body)) },
  { method: 'GET', path: '/control/accounts/:username/methods', run: (control, username) => control.methods(username) },
  { method: 'GET', path: '/control/accounts/:username/recovery-codes', run: (control, username) => control.recoveryCodes(username) },
  { method: 'GET', path: '/control/accounts/:username/authenticator-code', run: (control, username) => control.hasAuthenticator(username) && { code: control.authenticatorCode(username) } },
  { method: 'GET', path: '/control/facility-codes', run: (control) => control.facilityCodes() },
  { method: 'POST', path: '/control/accounts/:username/revoke-sessions', run: (control, username) => control.revokeSessions(username) },
  { method: 'POST', path: '/control/expire-flows', run: (control) => control.expireFlows() },
  { method: 'POST', path: '/control/expire-access-tokens', run: (control) => control.expireAccessTokens() },
  { method: 'PUT', path: '/control/domain/tampering', run: (control, _, body) => control.tamperDomain(z.strictObject({ kind: tamperingSchema.optional() }).parse(body ?? {}).kind) },
  { method: 'POST', path: '/control/claims', run: (control, _, body) => control.addClaim(claimSchema.parse(body ?? {})) },
  { method: 'PATCH', path: '/control/claims/:id', run: (control, id, body) => control.updateClaim(id, claimSchema.parse(body)) },
  { method: 'DELETE', path: '/control/claims/:id', run: (control, id) => control.deleteClaim(id) },
  { method: 'POST', path: '/control/decisions', run: (control, _, body) => control.decideNext(decisionSchema.parse(body).kind) },
  { method: 'PUT', path: '/control/decisions/:identifier', run: (control, identifier, body) => control.decide(identifier, decisionSchema.parse(body).kind) },
  { method: 'GET', path: '/control/audit-events', run: (control) => control.auditEvents() },
  { method: 'GET', path: '/control/requests', run: (control) => control.requests() },
];

/** Every path of the control side, with its method. */
export const controlRoutes: readonly string[] = ['GET /outbox', ...routes.map(({ method, path }) => `${method} ${path}`)];

/** Answers a request to the control side; undefined when the path is not one of its own. */
export async function answerControl(control: SandboxControl, request: HttpRequest): Promise<HttpReply | undefined> {
  const file = outboxFile(request);
  if (file) return file;
  if (!request.path.startsWith('/control/')) return undefined;
  if (isForeign(request)) return jsonReply(403, { error: 'Requests from another site are refused.' });
  for (const route of routes) {
    const values = matchPath(route.path, request.path);
    if (route.method !== request.method || !values) continue;
    return run(control, route, values[0] ?? '', request);
  }
  return jsonReply(404, { error: 'There is no such path.' });
}

async function run(control: SandboxControl, route: Route, value: string, request: HttpRequest): Promise<HttpReply> {
  try {
    const body: unknown = request.body === '' ? undefined : JSON.parse(request.body);
    const result = await route.run(control, value, body);
    if (result === false) return jsonReply(404, { error: 'Not there, or not possible now.' });
    return jsonReply(200, result === undefined || result === true ? { ok: true } : result);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return jsonReply(getStatus(error.outcome), error.outcome);
    if (error instanceof z.ZodError) return jsonReply(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return jsonReply(400, { error: 'The body is not JSON.' });
    throw error;
  }
}

/** A page of another site can post here without asking; its browser says so in `Origin`. */
function isForeign(request: HttpRequest): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && origin.replace(/^https?:\/\//, '') !== host;
}

function changeSettings(control: SandboxControl, body: unknown): unknown {
  const changes = z.record(z.string(), z.unknown()).parse(body);
  control.changeSettings(settingsSchema.parse({ ...control.settings(), ...changes }));
  return control.settings();
}

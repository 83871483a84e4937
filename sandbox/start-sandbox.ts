import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Resource } from '@medplum/fhirtypes';
import { generateKeyPair } from 'jose';
import { answerAccount } from './account/routes.ts';
import { Clock } from './clock.ts';
import { FaultList } from './control/faults.ts';
import { playFault } from './control/play-fault.ts';
import { RequestLog } from './control/request-log.ts';
import { answerControl } from './control/routes.ts';
import { SandboxControl } from './control/sandbox-control.ts';
import { demoAccounts, type DemoAccount } from './data/accounts.ts';
import { DomainProvider } from './domain/domain-provider.ts';
import { answerFhir } from './fhir/routes.ts';
import { jsonReply, type HttpReply, type HttpRequest } from './http/message.ts';
import { makeSelfSignedCertificate } from './http/self-signed.ts';
import { listen, send } from './http/server.ts';
import { API_AUDIENCE, API_SCOPE, CLIENT_ID, TENANT } from './identity/names.ts';
import { answerIdentity } from './identity/routes.ts';
import type { SigningKey } from './identity/token-service.ts';
import type { Settings } from './settings.ts';
import { createWorld, type World } from './world.ts';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** 0 or nothing: any free port. The domain provider takes the one after it. */
  readonly port?: number;
  /** Serves https with a certificate that nobody trusts. */
  readonly tls?: 'self-signed';
  readonly seed?: number;
  /** Unsubmitted requests of the main facility. */
  readonly requests?: number;
  /** Submitted requests of the main facility. */
  readonly submitted?: number;
  /** FHIR resources beside the seeded ones, with ids. */
  readonly resources?: readonly Resource[];
  readonly settings?: Partial<Settings>;
}

/** The client's configuration file, as it points to this sandbox. */
interface ClientConfig {
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  readonly fhirBaseUrl: string;
  readonly accountUrl: string;
  readonly domain: { readonly issuer: string; readonly clientId: string; readonly scope: string };
  readonly browserHosts: readonly string[];
  readonly support: { readonly phone: string; readonly hours: string };
  readonly sandboxOutbox: string;
}

/** A running sandbox. */
export interface Sandbox {
  /** Where it listens, without a final slash. */
  readonly url: string;
  readonly clientConfig: ClientConfig;
  readonly accounts: readonly DemoAccount[];
  readonly control: SandboxControl;
  /** The self-signed certificate (PEM), with `tls` only. */
  readonly certificate?: string;
  /** Cuts all connections and frees the port. */
  stop(): Promise<void>;
  /** Answers again after `stop`, at the same address and with everything as it was. */
  resume(): Promise<void>;
}

/**
 * Starts an identity service, a domain provider and a FHIR endpoint on 127.0.0.1, with a control side (docs/sandbox.md).
 * @throws when the port is taken, or with `tls` when the `openssl` program is missing.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = new Clock();
  const faults = new FaultList();
  const log = new RequestLog();
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const key: SigningKey = { id: randomUUID(), privateKey, publicKey };
  const certificate = options.tls ? await makeSelfSignedCertificate() : undefined;

  let world: World | undefined;
  const present = (): World => {
    if (!world) throw new Error('The sandbox is still starting.');
    return world;
  };
  const server = await listen(options.port ?? 0, certificate, clock, (request, response) => respond(request, response));
  const domain = await DomainProvider.start({
    port: options.port ? options.port + 1 : 0, certificate, accounts: demoAccounts.filter((account) => account.domain),
    fhirBase: `${server.url}/fhir`, settings: () => present().settings(),
  });
  const renew = async (requests = options.requests ?? 24): Promise<void> => {
    world = await createWorld({
      url: server.url, key, clock, seed: options.seed ?? 1, requests, submitted: options.submitted ?? 31, resources: options.resources ?? [], settings: options.settings ?? {},
      onChange: () => control.notify(),
    });
    domain.reset();
  };
  const control = new SandboxControl({ world: present, clock, faults, log, domain, renew });
  await renew();

  async function respond(request: HttpRequest, response: ServerResponse): Promise<void> {
    const controlled = await answerControl(control, request);
    if (controlled) {
      send(response, controlled);
      return;
    }
    log.add(request);
    const handle = (): Promise<HttpReply> => answer(present(), request);
    const fault = faults.take(request);
    if (fault) await playFault(fault, { request, clock, response, handle });
    else send(response, await handle());
  }

  async function answer(current: World, request: HttpRequest): Promise<HttpReply> {
    const context = { ...current, clock, domain, endSessions: (username: string) => control.revokeSessions(username) };
    return (await answerIdentity(context, server.url, request))
      ?? (await answerFhir(context, server.url, request))
      ?? (await answerAccount(context, request))
      ?? jsonReply(404, { error: 'not_found' });
  }

  return {
    url: server.url, clientConfig: clientConfig(server.url, domain), accounts: demoAccounts, control,
    ...(certificate && { certificate: certificate.certificate }),
    stop: async () => {
      await Promise.all([server.stop(), domain.stop()]);
    },
    resume: async () => {
      await Promise.all([server.resume(), domain.resume()]);
    },
  };
}

function clientConfig(url: string, domain: DomainProvider): ClientConfig {
  return {
    authority: `${url}/${TENANT}`,
    clientId: CLIENT_ID,
    scope: `openid profile email offline_access ${API_AUDIENCE}/${API_SCOPE}`,
    fhirBaseUrl: `${url}/fhir`,
    accountUrl: `${url}/account/v1.0`,
    domain: domain.clientConfig,
    browserHosts: [new URL(url).host, new URL(domain.url).host],
    support: { phone: '1-800-555-0199', hours: 'Monday to Friday, 8 am to 8 pm Eastern' },
    sandboxOutbox: `${url}/outbox`,
  };
}

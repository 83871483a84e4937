import type { WebContents } from 'electron';
import type { Session } from '../src-shared/models/session.ts';
import { createHttpClient } from './api/http-client.ts';
import { NativeAuthClient } from './api/native-auth-client.ts';
import { networkFetch } from './api/network-session.ts';
import { readAbout } from './app/about.ts';
import { openInBrowser } from './app/open-external.ts';
import { pageOrigin } from './app/page-protocol.ts';
import type { Paths } from './app/paths.ts';
import { systemClock } from './clock.ts';
import { configPath, loadConfig, type Config } from './config/config.ts';
import { ConnectionMonitor } from './connectivity/connection-monitor.ts';
import { KeytarKeychain } from './credentials/keychain.ts';
import { DatabaseThread } from './db/database-thread.ts';
import { createHandlers } from './ipc/handlers.ts';
import { answerVerbs, pushTopic } from './ipc/ipc-main.ts';
import { notConfiguredHandlers } from './ipc/not-configured-handlers.ts';
import type { Logger } from './log/logger.ts';
import { SessionService } from './session/session-service.ts';
import { RememberedPeople } from './sign-in/remembered-people.ts';
import { SignInFlow } from './sign-in/sign-in-flow.ts';
import { VaultFolder } from './vault/vault-file.ts';
import { Vaults } from './vault/vault.ts';

const probeTimeoutMs = 10_000;

/** What the window's life means to the desk. */
export type Desk = {
  /** The PC woke up. */
  readonly wake: () => void;
  /** The window has the person's attention again. */
  readonly attend: () => void;
  readonly close: () => Promise<void>;
};

/** The composition root: builds every part once and wires them. `window` is the page's, while there is one. */
export function openDesk(paths: Paths, log: Logger, window: () => WebContents | undefined): Desk {
  const path = configPath(process.env);
  const config = loadConfig(path);
  if (!config.ok) {
    log.error('config.refused');
    answerVerbs(notConfiguredHandlers(config.failure, readAbout(undefined)), window, pageOrigin, log);
    return { wake: () => undefined, attend: () => undefined, close: () => Promise.resolve() };
  }
  return openConfiguredDesk(config.value, paths, log, window);
}

function openConfiguredDesk(config: Config, paths: Paths, log: Logger, window: () => WebContents | undefined): Desk {
  const plainHttp = createHttpClient(networkFetch());
  const connection: ConnectionMonitor = new ConnectionMonitor({
    clock: systemClock,
    probe: () => http.send({ method: 'GET', url: `${config.fhirBaseUrl}/metadata`, timeoutMs: probeTimeoutMs }),
    onChange: (state) => pushTopic(window(), 'connection', state),
    onBack: () => void sessions.home()?.refresh(),
  });
  const http = connection.observe(plainHttp);
  const auth = new NativeAuthClient(http, config);
  const keychain = new KeytarKeychain(paths.keychainProcess);
  const vaults = new Vaults(new VaultFolder(paths.people), keychain);
  const people = new RememberedPeople(vaults, keychain);
  const sessions: SessionService = new SessionService({
    vaults,
    database: new DatabaseThread(paths.databaseWorker),
    nativeBinding: paths.sqliteBinding,
    auth,
    http,
    config,
    clock: systemClock,
    log,
    onHome: (home) => pushTopic(window(), 'home', home),
    onSignInNeeded: (needed) => connection.signInNeeded(needed),
  });
  const flow: SignInFlow = new SignInFlow({
    auth,
    config,
    sessions,
    people,
    clock: systemClock,
    log,
    openBrowser: (url) => openInBrowser(url, config.browserHosts),
    onChange: () => push(),
  });
  const session = (): Session => {
    const screen = flow.screen();
    const open = sessions.view();
    return { ...(screen && { screen }), ...(open && { open }) };
  };
  const push = () => pushTopic(window(), 'session', session());
  const loadPeople = async () => {
    await people.load();
    push();
  };
  answerVerbs(
    createHandlers({
      flow,
      sessions,
      people,
      connection,
      session,
      push,
      about: readAbout(config),
      openOutbox: () => (config.sandboxOutbox === undefined ? Promise.resolve(false) : openInBrowser(config.sandboxOutbox, config.browserHosts)),
      ready: () => {
        log.info('window.ready', { ms: Math.round(Date.now() - processStart()) });
        void loadPeople();
        void connection.check();
      },
    }),
    window,
    pageOrigin,
    log,
  );
  return {
    wake: () => void connection.check(),
    attend: () => {
      if (people.rememberMe().blocked) void loadPeople();
    },
    close: async () => {
      connection.stop();
      await flow.close();
      await sessions.close();
    },
  };
}

/** When this process was created, epoch milliseconds. */
function processStart(): number {
  return process.getCreationTime() ?? Date.now() - process.uptime() * 1000;
}

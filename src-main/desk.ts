import { hostname } from 'node:os';
import type { WebContents } from 'electron';
import type { LockReason } from '../src-shared/models/lock.ts';
import type { Session } from '../src-shared/models/session.ts';
import { AccountService } from './account/account-service.ts';
import { createHttpClient } from './api/http-client.ts';
import { NativeAuthClient } from './api/native-auth-client.ts';
import { networkFetch } from './api/network-session.ts';
import { OidcClient } from './api/oidc-client.ts';
import { ServerClock } from './api/server-clock.ts';
import { noIssuer } from './api/token-issuer.ts';
import { readAbout } from './app/about.ts';
import type { Guard } from './app/guard-window.ts';
import { openInBrowser } from './app/open-external.ts';
import { isPageOrigin } from './app/page.ts';
import type { Paths } from './app/paths.ts';
import { pickFiles } from './app/pick-files.ts';
import { quitProgram } from './app/quit.ts';
import { printPage } from './app/print.ts';
import { replacePage } from './app/replace-page.ts';
import { saveFile } from './app/save-file.ts';
import { setLanguage } from './app/set-language.ts';
import { showTheme } from './app/theme.ts';
import { AuditSender } from './audit/audit-sender.ts';
import { AuditTrail } from './audit/audit-trail.ts';
import { TrailKeys } from './audit/trail-keys.ts';
import { systemClock } from './clock.ts';
import { CopiedText } from './app/copied-text.ts';
import type { Config } from './config/config.ts';
import type { Preferences } from './config/preferences.ts';
import { ConnectionMonitor } from './connectivity/connection-monitor.ts';
import { KeytarKeychain } from './credentials/keychain.ts';
import { DatabaseThread } from './db/database-thread.ts';
import { openDiagnostics } from './diagnose.ts';
import { diagnosticsHandlers } from './ipc/diagnostics-handlers.ts';
import { createHandlers } from './ipc/handlers.ts';
import { answerVerbs, pushTopic, type Handlers } from './ipc/ipc-main.ts';
import { notConfiguredHandlers } from './ipc/not-configured-handlers.ts';
import { settingsHandlers } from './ipc/settings-handlers.ts';
import type { LogFile, Logger } from './log/logger.ts';
import type { Notices } from './notices/notices.ts';
import { watchPolicy } from './policy/watch-policy.ts';
import { SessionService } from './session/session-service.ts';
import { SignInHistory } from './sign-in/history.ts';
import { RememberedPeople } from './sign-in/remembered-people.ts';
import { SignInFlow } from './sign-in/sign-in-flow.ts';
import { TroubleService } from './support/trouble-service.ts';
import { readThisPc, type ThisPc } from './this-pc.ts';
import { VaultFolder } from './vault/vault-file.ts';
import { Vaults } from './vault/vault.ts';
import { Watch } from './watch/watch.ts';

const probeTimeoutMs = 10_000;

/** What the window's life means to the desk. */
export type Desk = {
  /** The PC woke up. */
  readonly wake: () => void;
  /** The window has the person's attention again. */
  readonly attend: () => void;
  /** Undefined where there is nothing to lock. */
  readonly guard: Guard | undefined;
  /** Whether the window may be closed; if that would lose something, the person is asked in it. */
  readonly mayClose: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * The composition root: builds every part once and wires them. `window` is the page's, while there is one; `comeForward`
 * brings it to the front.
 */
export async function openDesk(paths: Paths, log: LogFile, window: () => WebContents | undefined, comeForward: () => void, preferences: Preferences, notices: Notices): Promise<Desk> {
  const thisPc = await readThisPc(preferences, (settings) => {
    log.obey(settings);
    notices.obey(settings);
    pushTopic(window(), 'settings', settings);
  });
  const { policy, configuration, config } = thisPc;
  log.obey(policy.settings());
  notices.obey(policy.settings());
  const settings = settingsHandlers({ policy, preferences, configuration, showTheme });
  if (!config.ok) {
    log.error(`${thisPc.wrong}.refused`);
    const handlers = notConfiguredHandlers({
      what: thisPc.wrong,
      problem: config.failure,
      about: readAbout(undefined),
      setLanguage: (language) => setLanguage(language, preferences, window(), log),
      settings,
      diagnostics: diagnosticsHandlers(openDiagnostics(thisPc, paths, undefined), saveFile),
    });
    answerVerbs(handlers, { window, isOurs: isPageOrigin, session: () => undefined, audit: { who: () => undefined, record: () => Promise.resolve(false) }, log });
    return { wake: () => undefined, attend: () => undefined, guard: undefined, mayClose: () => true, close: () => Promise.resolve() };
  }
  return openConfiguredDesk({ config: config.value, thisPc, settings, stopWatching: watchPolicy(thisPc.source, policy) }, paths, log, window, comeForward, preferences, notices);
}

type Configured = {
  readonly config: Config;
  readonly thisPc: ThisPc;
  readonly settings: Handlers['settings'];
  readonly stopWatching: () => void;
};

function openConfiguredDesk({ config, thisPc, settings, stopWatching }: Configured, paths: Paths, log: Logger, window: () => WebContents | undefined, comeForward: () => void, preferences: Preferences, notices: Notices): Desk {
  const { policy } = thisPc;
  const plainHttp = createHttpClient(networkFetch());
  const connection: ConnectionMonitor = new ConnectionMonitor({
    clock: systemClock,
    probe: () => http.send({ method: 'GET', url: `${config.fhirBaseUrl}/metadata`, timeoutMs: probeTimeoutMs }),
    onChange: (state) => {
      pushTopic(window(), 'connection', state);
      void sessions.downtime()?.noticed(state);
    },
    onBack: () => {
      void sessions.home()?.refresh();
      void sessions.submission()?.run();
      void auditSender.send();
    },
  });
  const serverClock = new ServerClock(systemClock);
  const http = serverClock.observe(connection.observe(plainHttp));
  const auth = new NativeAuthClient(http, config);
  // Another server than the one whose connection is shown.
  const domain = config.domain && new OidcClient(plainHttp, config.domain);
  const openBrowser = (url: string) => openInBrowser(url, config.browserHosts);
  const keychain = new KeytarKeychain(paths.keychainProcess);
  const vaults = new Vaults(new VaultFolder(paths.people), keychain, { clock: systemClock, settings: () => policy.settings(), aheadMs: () => serverClock.aheadMs() });
  const people = new RememberedPeople(vaults, keychain, config, () => policy.settings().rememberMe);
  const audit: AuditTrail = new AuditTrail({
    database: new DatabaseThread(paths.databaseWorker),
    keys: new TrailKeys(keychain),
    path: paths.auditTrail,
    nativeBinding: paths.sqliteBinding,
    host: hostname(),
    clock: systemClock,
    aheadMs: () => serverClock.aheadMs(),
    log,
    who: () => {
      const person = sessions.person();
      return person && (person.practitioner || person.subject);
    },
  });
  const sessions: SessionService = new SessionService({
    vaults,
    database: new DatabaseThread(paths.databaseWorker),
    nativeBinding: paths.sqliteBinding,
    issuerOf: (via) => (via === 'domain' ? (domain ?? noIssuer) : auth),
    endBrowserSession: () => void domain?.endSessionUrl().then((url) => (url === undefined ? undefined : openBrowser(url))),
    http,
    config,
    clock: systemClock,
    log,
    onHome: (home) => pushTopic(window(), 'home', home),
    onDrafts: (drafts) => pushTopic(window(), 'drafts', drafts),
    onSubmission: (submission) => pushTopic(window(), 'submission', submission),
    onMessages: (messages) => pushTopic(window(), 'messages', messages),
    onDowntime: (downtime) => pushTopic(window(), 'downtime', downtime),
    onAttention: (attention) => notices.changed(attention),
    connection: () => connection.current(),
    onSignInNeeded: (needed) => connection.signInNeeded(needed),
    settings: () => policy.settings(),
    onProved: (at) => {
      signedInAt = at;
      watch.opened(at);
    },
    onOffline: () => push(),
    onEmergencyOver: () => void flow.lock('emergency-over'),
    onSessionOver: (person) => flow.sessionOver(person),
  });
  const auditSender = new AuditSender({ trail: audit, fhir: () => sessions.fhir(), clock: systemClock, log });
  const history = new SignInHistory(() => systemClock.now());
  const flow: SignInFlow = new SignInFlow({
    auth,
    domain,
    config,
    sessions,
    people,
    clock: systemClock,
    history,
    log,
    openBrowser,
    comeForward,
    onChange: () => push(),
    replacePage: () => {
      void copied.clear();
      void replacePage(window(), log);
    },
    audit: (event, who) => audit.record(event, who),
  });
  const session = (): Session => {
    const screen = flow.screen();
    const open = sessions.view();
    const atStake = isLeaving ? sessions.atStake() : 0;
    return { ...(screen && { screen }), ...(open && { open }), ...(atStake > 0 && { leaving: atStake }) };
  };
  let isLeaving = false;
  const leaving = (asked: boolean) => {
    isLeaving = asked;
    push();
  };
  const push = () => {
    pushTopic(window(), 'session', session());
    const open = sessions.view() !== undefined;
    if (open && !watched) watch.opened(signedInAt);
    else if (!open) watch.closed();
    watched = open;
  };
  let watched = false;
  let signedInAt: number | undefined;
  const copied = new CopiedText(systemClock, () => policy.settings().clipboardSeconds);
  const lock = (reason: LockReason) => void flow.lock(reason);
  const watch = new Watch({ clock: systemClock, settings: () => policy.settings(), lock, onChange: (watched) => pushTopic(window(), 'watch', watched) });
  // Not noticed by the connection: a check of one server says nothing of the others.
  const trouble = new TroubleService({ history, sessions, people, config, http: plainHttp, keychain, clock: systemClock });
  const account = new AccountService({ sessions, people, clock: systemClock, log, onChange: () => push() });
  let shown = false;
  const loadPeople = async () => {
    await people.load();
    push();
  };
  answerVerbs(
    createHandlers({
      audit,
      flow,
      sessions,
      people,
      connection,
      settings,
      diagnostics: diagnosticsHandlers(openDiagnostics(thisPc, paths, () => trouble.check()), saveFile),
      watch,
      account,
      trouble,
      session,
      push,
      about: readAbout(config),
      leaving,
      quit: quitProgram,
      setLanguage: (language) => setLanguage(language, preferences, window(), log),
      openOutbox: () => (config.sandboxOutbox === undefined ? Promise.resolve() : openBrowser(config.sandboxOutbox)),
      pickFiles,
      print: () => printPage(window()),
      allowed: () => policy.settings(),
      copied: () => copied.noticed(),
      saveFile,
      ready: () => {
        // Another language loads the page again; what the person ticked in it stays.
        if (shown) return;
        shown = true;
        log.info('window.ready', { ms: Math.round(Date.now() - processStart()) });
        void loadPeople().then(() => audit.start());
        void connection.check();
      },
    }),
    { window, isOurs: isPageOrigin, session: () => sessions.current(), audit, log },
  );
  return {
    wake: () => void connection.check(),
    attend: () => {
      notices.lookedAt();
      void policy.reread();
      if (people.rememberMe().blocked) void loadPeople();
    },
    guard: { watch, lock, settings: () => policy.settings() },
    mayClose: () => {
      if (sessions.atStake() === 0) return true;
      leaving(true);
      return false;
    },
    close: async () => {
      watch.closed();
      stopWatching();
      connection.stop();
      await flow.close();
      await sessions.close();
      auditSender.stop();
      await audit.close();
    },
  };
}

/** When this process was created, epoch milliseconds. */
function processStart(): number {
  return process.getCreationTime() ?? Date.now() - process.uptime() * 1000;
}

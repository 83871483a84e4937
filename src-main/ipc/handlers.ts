import type { About, Language } from '../../src-shared/models/about.ts';
import type { AccountService } from '../account/account-service.ts';
import type { ConnectionMonitor } from '../connectivity/connection-monitor.ts';
import type { SessionService } from '../session/session-service.ts';
import type { RememberedPeople } from '../sign-in/remembered-people.ts';
import type { SignInFlow } from '../sign-in/sign-in-flow.ts';
import type { Session } from '../../src-shared/models/session.ts';
import type { PickedFile } from '../drafts/draft-service.ts';
import type { TroubleService } from '../support/trouble-service.ts';
import type { Watch } from '../watch/watch.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { auditHandlers } from './audit-handlers.ts';
import { downtimeHandlers } from './downtime-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import { submissionHandlers } from './submission-handlers.ts';
import { wrongState, type Handlers } from './ipc-main.ts';
import { reportHandlers } from './report-handlers.ts';
import { setupHandlers } from './setup-handlers.ts';
import { caseHandlers, consumerHandlers } from './case-handlers.ts';
import { messageHandlers, type SaveFile } from './message-handlers.ts';

export type HandlerPorts = {
  readonly audit: AuditTrail;
  readonly flow: SignInFlow;
  readonly sessions: SessionService;
  readonly people: RememberedPeople;
  readonly connection: ConnectionMonitor;
  readonly settings: Handlers['settings'];
  readonly diagnostics: Handlers['diagnostics'];
  readonly watch: Watch;
  readonly account: AccountService;
  readonly trouble: TroubleService;
  readonly session: () => Session;
  readonly push: () => void;
  readonly about: About;
  /** Asks whether to leave, or no more. */
  readonly leaving: (asked: boolean) => void;
  readonly quit: () => void;
  readonly openOutbox: () => Promise<unknown>;
  readonly setLanguage: (language: Language) => void;
  readonly pickFiles: () => Promise<readonly PickedFile[]>;
  readonly print: () => void;
  /** Where `exporting` says no, nothing is saved as a file. */
  readonly allowed: () => { readonly printing: boolean; readonly exporting: boolean };
  /** Something was put on the clipboard. */
  readonly copied: () => Promise<void>;
  readonly saveFile: SaveFile;
  readonly ready: () => void;
};

/** What each verb does: a line or two that hand it to its feature. */
export function createHandlers({ audit, flow, sessions, people, connection, settings, diagnostics, watch, account, trouble, session, push, about, leaving, quit, setLanguage, openOutbox, pickFiles, print, allowed, copied, saveFile: save, ready }: HandlerPorts): Handlers {
  const saveFile: SaveFile = (name, bytes) => (allowed().exporting ? save(name, bytes) : Promise.resolve(wrongState));
  return {
    session: {
      current: () => session(),
      keepPlace: (place) => sessions.keepPlace(place),
      lock: () => flow.lock('person'),
      signOut: async () => {
        if (!sessions.current()) return;
        await sessions.signOut();
        await flow.sessionEnded();
      },
      signInAgain: () => flow.confirm(),
      forgetMe: async () => {
        if (!sessions.current()) return;
        await sessions.forgetMe();
        await flow.sessionEnded();
      },
    },
    signIn: {
      choose: ({ via }) => flow.choose(via),
      signUp: () => flow.signUp.open(),
      register: () => flow.register(),
      forgotPassword: () => flow.resetPassword.open(),
      submitEmail: ({ email }) => flow.submitEmail(email),
      submitNewPassword: ({ password }) => flow.submitNewPassword(password),
      submitAttributes: ({ values }) => flow.signUp.submitAttributes(values),
      registerMethod: ({ channel, target }) => flow.registration.register(channel, target),
      submitPin: ({ pin }) => flow.domain.submitPin(pin),
      setRememberMe: async ({ checked }) => {
        await people.setRememberMe(checked);
        push();
      },
      submitCredentials: ({ email, password }) => flow.submitCredentials(email, password),
      openPerson: ({ personId }) => flow.openPerson(personId),
      unlock: ({ password }) => flow.unlock(password),
      submitOfflineCode: ({ code }) => flow.offline.submitCode(code),
      askEmergency: () => flow.offline.askEmergency(),
      openInEmergency: ({ reason }) => flow.offline.openInEmergency(reason),
      forgetPerson: async ({ personId }) => {
        await people.forget(personId);
        push();
      },
      forgetLost: async () => {
        await people.forgetLost();
        push();
      },
      sendCode: ({ methodId }) => flow.secondFactor.sendCode(methodId),
      submitCode: ({ code }) => flow.submitCode(code),
      resend: () => flow.resend(),
      continue: () => flow.opening.continue(),
      openBrowser: () => flow.openBrowser(),
      keepWithEarlierPassword: ({ password }) => flow.opening.keepWithEarlierPassword(password),
      startAfresh: () => flow.startAfresh(),
      back: () => flow.back(),
      cancel: () => flow.cancel(),
    },
    home: {
      current: () => sessions.home()?.current(),
      refresh: () => sessions.home()?.refresh(),
      selectContract: ({ contractId }) => sessions.home()?.selectContract(contractId),
    },
    requests: {
      list: (query) => sessions.home()?.list(query) ?? wrongState,
      read: ({ id }) => sessions.home()?.read(id) ?? wrongState,
    },
    lookups: {
      consumers: (query) => sessions.lookups()?.consumers(query) ?? wrongState,
      createConsumer: (consumer) => sessions.lookups()?.createConsumer(consumer) ?? wrongState,
      providers: ({ filter }) => sessions.lookups()?.providers(filter) ?? wrongState,
      codes: ({ kind, filter }) => sessions.lookups()?.codes(kind, filter) ?? wrongState,
      codeChosen: (chosen) => sessions.lookups()?.codeChosen(chosen),
    },
    submission: submissionHandlers(sessions),
    drafts: draftHandlers(sessions, pickFiles),
    cases: caseHandlers(sessions, saveFile),
    consumers: consumerHandlers(sessions),
    messages: messageHandlers(() => sessions.messages(), saveFile, pickFiles),
    account: {
      read: () => (sessions.view() ? account.read() : wrongState),
      addAuthenticator: (request) => (sessions.view() ? account.addAuthenticator(request) : wrongState),
      addContact: (request) => (sessions.view() ? account.addContact(request) : wrongState),
      activate: (request) => (sessions.view() ? account.activate(request) : wrongState),
      remove: (request) => (sessions.view() ? account.remove(request) : wrongState),
      renewRecoveryCodes: () => (sessions.view() ? account.renewRecoveryCodes() : wrongState),
      changePassword: (request) => (sessions.view() ? account.changePassword(request) : wrongState),
      signOutEverywhere: async () => {
        if (!sessions.view()) return wrongState;
        const answer = await account.signOutEverywhere();
        if (answer.ok) await flow.sessionEnded();
        return answer;
      },
    },
    downtime: downtimeHandlers(sessions),
    reports: reportHandlers(sessions, saveFile),
    setup: setupHandlers(sessions),
    audit: auditHandlers(sessions, audit, saveFile),
    support: {
      read: () => trouble.read(),
      check: () => trouble.check(),
    },
    settings,
    diagnostics,
    watch: {
      current: () => watch.view(),
      hide: ({ hidden }) => watch.hide(hidden),
    },
    connection: {
      current: () => connection.current(),
      check: () => connection.check(),
    },
    app: {
      about: () => about,
      stay: () => leaving(false),
      quit: () => quit(),
      setLanguage: ({ language }) => setLanguage(language),
      openOutbox,
      print: () => (allowed().printing ? print() : wrongState),
      copied: () => void copied(),
      ready: () => ready(),
    },
  };
}

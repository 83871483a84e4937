import type { About } from '../../src-shared/models/about.ts';
import type { ConnectionMonitor } from '../connectivity/connection-monitor.ts';
import type { SessionService } from '../session/session-service.ts';
import type { RememberedPeople } from '../sign-in/remembered-people.ts';
import type { SignInFlow } from '../sign-in/sign-in-flow.ts';
import type { Session } from '../../src-shared/models/session.ts';
import { wrongState, type Handlers } from './ipc-main.ts';

export type HandlerPorts = {
  readonly flow: SignInFlow;
  readonly sessions: SessionService;
  readonly people: RememberedPeople;
  readonly connection: ConnectionMonitor;
  readonly session: () => Session;
  readonly push: () => void;
  readonly about: About;
  readonly openOutbox: () => Promise<unknown>;
  readonly ready: () => void;
};

/** What each verb does: a line or two that hand it to its feature. */
export function createHandlers({ flow, sessions, people, connection, session, push, about, openOutbox, ready }: HandlerPorts): Handlers {
  return {
    session: {
      current: () => session(),
      signOut: async () => {
        await sessions.signOut();
        await flow.sessionEnded();
      },
      signInAgain: () => flow.confirm(),
      forgetMe: async () => {
        await sessions.forgetMe();
        await flow.sessionEnded();
      },
    },
    signIn: {
      choose: ({ via }) => flow.choose(via),
      setRememberMe: async ({ checked }) => {
        await people.setRememberMe(checked);
        push();
      },
      submitCredentials: ({ email, password }) => flow.submitCredentials(email, password),
      openPerson: ({ personId }) => flow.openPerson(personId),
      unlock: ({ password }) => flow.unlock(password),
      forgetPerson: async ({ personId }) => {
        await people.forget(personId);
        push();
      },
      forgetLost: async () => {
        await people.forgetLost();
        push();
      },
      sendCode: ({ methodId }) => flow.secondFactor.sendCode(methodId),
      submitCode: ({ code }) => flow.secondFactor.submitCode(code),
      resend: () => flow.secondFactor.resend(),
      continue: () => flow.opening.continue(),
      openBrowser: () => flow.openBrowser(),
      keepWithEarlierPassword: ({ password }) => flow.opening.keepWithEarlierPassword(password),
      startAfresh: () => flow.opening.startAfresh(),
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
    connection: {
      current: () => connection.current(),
      check: () => connection.check(),
    },
    app: {
      about: () => about,
      openOutbox,
      ready: () => ready(),
    },
  };
}

import type { Desk } from '../../fixtures/desk.ts';
import type { SystemBrowser } from '../../helpers/system-browser.ts';
import type { HomePage } from '../../pages/home-page.ts';
import type { SignInPages } from '../../pages/sign-in-pages.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';

/** Where scenes play: a running program that finds this system browser, and its server. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly desk: Desk & { readonly signIn: SignInPages; readonly home: HomePage };
  readonly browser: SystemBrowser;
}

/** What a person does, from the scene before up to what they then see. `name` is in kebab case. */
export interface Scene {
  readonly name: string;
  readonly run: (place: Place) => Promise<void>;
}

/** A scene. */
export const scene = (name: string, run: Scene['run']): Scene => ({ name, run });

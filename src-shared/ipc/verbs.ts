/** Every verb that the renderer may use, grouped by feature. The contract gives each its schemas. */
export const verbs = {
  session: ['current', 'signOut', 'signInAgain', 'forgetMe'],
  signIn: [
    'choose',
    'signUp',
    'register',
    'forgotPassword',
    'submitEmail',
    'submitNewPassword',
    'submitAttributes',
    'registerMethod',
    'submitPin',
    'setRememberMe',
    'submitCredentials',
    'openPerson',
    'unlock',
    'forgetPerson',
    'forgetLost',
    'sendCode',
    'submitCode',
    'resend',
    'continue',
    'openBrowser',
    'keepWithEarlierPassword',
    'startAfresh',
    'back',
    'cancel',
  ],
  home: ['current', 'refresh', 'selectContract'],
  requests: ['list', 'read'],
  lookups: ['consumers', 'createConsumer', 'providers', 'codes', 'codeChosen'],
  submission: ['current', 'check', 'send', 'sendAllReady', 'cancel', 'receipt', 'checkStatus'],
  drafts: ['current', 'create', 'open', 'edit', 'undo', 'redo', 'history', 'attach', 'pickAttachments', 'delete', 'restore'],
  messages: ['current', 'list', 'read', 'mark', 'saveAttachment', 'saveReply', 'attachToReply', 'detachFromReply', 'sendReply', 'rewriteReply', 'discardReply'],
  account: ['read', 'addAuthenticator', 'addContact', 'activate', 'remove', 'renewRecoveryCodes', 'changePassword', 'signOutEverywhere'],
  support: ['read', 'check'],
  connection: ['current', 'check'],
  app: ['about', 'setLanguage', 'openOutbox', 'print', 'ready'],
} as const;

/** Every topic on which main pushes whole snapshots. */
export const topics = ['session', 'home', 'drafts', 'submission', 'messages', 'connection'] as const;
export type Topic = (typeof topics)[number];

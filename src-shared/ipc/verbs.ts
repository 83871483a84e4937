/** Every verb that the renderer may use, grouped by feature. The contract gives each its schemas. */
export const verbs = {
  session: ['current', 'lock', 'keepPlace', 'signOut', 'signInAgain', 'forgetMe'],
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
    'submitOfflineCode',
    'askEmergency',
    'openInEmergency',
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
  submission: ['current', 'check', 'coverage', 'send', 'sendAllReady', 'cancel', 'receipt', 'checkStatus'],
  drafts: ['current', 'create', 'open', 'edit', 'undo', 'redo', 'history', 'attach', 'pickAttachments', 'resolve', 'delete', 'restore'],
  messages: ['current', 'list', 'read', 'mark', 'saveAttachment', 'saveReply', 'attachToReply', 'detachFromReply', 'sendReply', 'rewriteReply', 'discardReply'],
  cases: ['list', 'read', 'look', 'checkStatus', 'saveLetter'],
  consumers: ['find', 'read'],
  account: ['read', 'addAuthenticator', 'addContact', 'activate', 'remove', 'renewRecoveryCodes', 'changePassword', 'signOutEverywhere'],
  downtime: ['current', 'outages', 'sheets'],
  reports: ['read', 'save'],
  setup: ['kept', 'refresh', 'resetRegistration'],
  audit: ['state', 'list', 'verify', 'save'],
  support: ['read', 'check'],
  connection: ['current', 'check'],
  diagnostics: ['gather', 'save'],
  settings: ['current', 'thisPc', 'choose', 'setTheme'],
  watch: ['current', 'hide'],
  app: ['about', 'stay', 'quit', 'setLanguage', 'openOutbox', 'print', 'copied', 'ready'],
} as const;

/** The groups that are answered while nobody's home is open too; every other verb is refused then. */
export const groupsWithoutSession: readonly (keyof typeof verbs)[] = ['session', 'signIn', 'support', 'connection', 'diagnostics', 'settings', 'app'];

/** Every topic on which main pushes whole snapshots; on `turnTo` the tab that a click outside of the window asks for. */
export const topics = ['session', 'home', 'drafts', 'submission', 'messages', 'downtime', 'connection', 'settings', 'watch', 'turnTo'] as const;
export type Topic = (typeof topics)[number];

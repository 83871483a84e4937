import { brand } from './brand.ts';
import type { Words } from './en.ts';
import { esAudit } from './es-audit.ts';
import { esAccount } from './es-account.ts';
import { esCases } from './es-cases.ts';
import { esConsumers } from './es-consumers.ts';
import { esCreateCase } from './es-create-case.ts';
import { esDoors } from './es-doors.ts';
import { esDowntime } from './es-downtime.ts';
import { esHelp } from './es-help.ts';
import { esHome } from './es-home.ts';
import { esLock } from './es-lock.ts';
import { esMessages } from './es-messages.ts';
import { esNotices } from './es-notices.ts';
import { esOffline } from './es-offline.ts';
import { esProblems } from './es-problems.ts';
import { esReports } from './es-reports.ts';
import { esSettings } from './es-settings.ts';
import { esSetup } from './es-setup.ts';
import { esSignIn } from './es-sign-in.ts';
import { esSubmission } from './es-submission.ts';
import { esTrouble } from './es-trouble.ts';
import { esWatch } from './es-watch.ts';

/** Every word that the program shows, in the Spanish of the United States. */
export const es: Words = {
  language: 'es',
  languageLabel: 'Idioma',
  brand,
  portalName: `Portal de proveedores ${brand.portal}`,
  programOnThisPc: `${brand.program} en esta PC`,
  practice: {
    label: 'Servidor de práctica',
    text: 'Nada aquí es real. Los códigos y las llamadas llegan a la bandeja de práctica.',
    open: 'Abrir la bandeja',
  },
  support: 'Soporte',
  tryAgainIn: (time) => `Puede intentar de nuevo en ${time}.`,
  tryAgainNow: 'Ya puede intentar de nuevo.',
  reference: 'Referencia para soporte',
  copy: 'Copiar',
  copied: 'Copiado',
  programFault: {
    what: 'Algo falló en este programa.',
    next: 'Intente de nuevo. Si continúa, cierre el programa e inícielo otra vez; lo guardado se conserva.',
    dismiss: 'Cerrar aviso',
  },
  problems: esProblems,
  signIn: esSignIn,
  doors: esDoors,
  home: esHome,
  help: esHelp,
  submission: esSubmission,
  createCase: esCreateCase,
  cases: esCases,
  consumers: esConsumers,
  account: esAccount,
  audit: esAudit,
  downtime: esDowntime,
  reports: esReports,
  settings: esSettings,
  setup: esSetup,
  trouble: esTrouble,
  lock: esLock,
  messages: esMessages,
  notices: esNotices,
  offline: esOffline,
  watch: esWatch,
};

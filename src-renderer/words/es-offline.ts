import type { enOffline, enOfflineProblems } from './en-offline.ts';

const signIn = 'Conecte esta PC e inicie sesión con el servidor. No se pierde nada de lo que se guarda aquí.';

/** Why what is kept does not open without the server, or not by one more try, in Spanish. */
export const esOfflineProblems: typeof enOfflineProblems = {
  'offline-off': { what: 'Su centro solo abre lo que se guarda aquí en contacto con el servidor.', next: signIn },
  'offline-clock-back': { what: 'El reloj de esta PC está por detrás de la hora que mostró antes.', next: `Ponga el reloj en hora. ${signIn}` },
  'offline-days-over': { what: 'Ha pasado demasiado tiempo desde que el servidor lo reconoció en esta PC.', next: signIn },
  'offline-unlocks-over': { what: 'Esto se abrió sin el servidor tantas veces como permite su centro.', next: signIn },
  'offline-no-app': {
    what: 'Sin el servidor, su centro pide un código de su aplicación de autenticación, y esta PC no conoce su aplicación.',
    next: 'Conecte esta PC e inicie sesión. Luego añada la aplicación en su página de cuenta, en esta PC.',
  },
  'offline-code': { what: 'El servidor no está, así que también se pide un código de su aplicación de autenticación.', next: 'Escriba el código que la aplicación muestra ahora.' },
  'attempts-over': { what: 'Hubo demasiados intentos fallidos en esta PC.', next: signIn },
  'unlock-wait': { what: 'Después de un intento fallido, el siguiente tiene que esperar.', next: 'No se probó nada ahora.' },
  'access-revoked': { what: 'El servidor terminó su sesión en esta PC.', next: signIn },
  'guard-changed': { what: 'Lo que cuenta los intentos en esta PC se cambió o falta.', next: signIn },
  'audit-not-kept': {
    what: 'No se pudo escribir el registro de auditoría de esta PC, y sin él nada se abre en una emergencia.',
    next: 'Libere espacio en el disco y desbloquee el llavero; luego vuelva a iniciar el programa. O conecte esta PC e inicie sesión con el servidor.',
  },
};

/** Words of opening what is kept without the server, in Spanish. */
export const esOffline: typeof enOffline = {
  codeHeading: 'El servidor no está: un paso más',
  codeText: 'Escriba el código que su aplicación de autenticación muestra ahora.',
  codeNote: 'Cada código sirve una vez. ¿No tiene la aplicación a mano? Conecte esta PC a la red y desbloquee de nuevo.',
  emergencyAccess: 'Acceso de emergencia…',
  emergencyHeading: 'Acceso de emergencia',
  emergencyText: (minutes) => `Solo para una emergencia: lo que guarda esta PC se abre durante ${minutes} minutos y luego se bloquea. Su centro lee quién lo hizo, cuándo y por qué.`,
  reason: '¿Por qué es una emergencia?',
  reasonHint: 'Se guarda en el registro de auditoría y se comunica al servidor. No nombre a ningún consumidor.',
  reasonMissing: (characters) => `Escriba el motivo, con ${characters} caracteres o más.`,
  openEmergency: 'Continuar…',
  confirmHeading: '¿Abrir por una emergencia?',
  confirmText: (minutes) => `Su nombre, la hora y el motivo se anotan para su centro. Se bloquea en ${minutes} minutos.`,
  confirmYes: 'Sí, es una emergencia',
  emergency: 'Acceso de emergencia',
  emergencyBegun: 'El acceso de emergencia ha comenzado. Lo que guarda esta PC se bloquea solo.',
  emergencyLeft: (time) => `se bloquea en ${time}. Lo que abra se anota.`,
  near: ({ days, unlocks }) =>
    `Sin el servidor, esto se abre ${days === 1 ? '1 día más' : `${days} días más`} y ${unlocks === 1 ? '1 vez más' : `${unlocks} veces más`}. Conecte esta PC antes; no se pierde nada.`,
};

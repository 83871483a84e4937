import type { enOfflineProblems } from './en-offline.ts';

const signIn = 'Conecte esta PC e inicie sesión con el servidor. No se pierde nada de lo que se guarda aquí.';

/** Why what is kept does not open without the server, or not by one more try, in Spanish. */
export const esOfflineProblems: typeof enOfflineProblems = {
  'offline-off': { what: 'Su centro solo abre lo que se guarda aquí en contacto con el servidor.', next: signIn },
  'offline-clock-back': { what: 'El reloj de esta PC está por detrás de la hora que mostró antes.', next: `Ponga el reloj en hora. ${signIn}` },
  'offline-days-over': { what: 'Ha pasado demasiado tiempo desde que el servidor lo reconoció en esta PC.', next: signIn },
  'offline-unlocks-over': { what: 'Esto se abrió sin el servidor tantas veces como permite su centro.', next: signIn },
  'attempts-over': { what: 'Hubo demasiados intentos fallidos en esta PC.', next: signIn },
  'unlock-wait': { what: 'Después de un intento fallido, el siguiente tiene que esperar.', next: 'No se probó nada ahora.' },
  'access-revoked': { what: 'El servidor terminó su sesión en esta PC.', next: signIn },
  'guard-changed': { what: 'Lo que cuenta los intentos en esta PC se cambió o falta.', next: signIn },
};

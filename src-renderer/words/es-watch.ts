import type { Words } from './en.ts';

/** Spanish words of what the program does on its own about a PC that nobody may be sitting at. */
export const esWatch: Words['watch'] = {
  locksIn: 'Esta PC se bloquea en',
  goOn: 'Presione cualquier tecla o mueva el ratón para continuar.',
  saved: 'Lo que escribió está guardado, y volverá a donde estaba.',
  said: (seconds) => `Esta PC se bloquea en ${seconds} segundos.`,
  ages: {
    'proof-age': (time) => `En ${time} esta PC se bloquea, y se abre otra vez con su contraseña o PIN.`,
    'session-age': (time) => `En ${time} termina esta sesión, y vuelve a iniciarla con un código.`,
  },
  ageNext: 'Todo se guarda mientras escribe.',
  hidden: 'Los nombres, fechas de nacimiento e identificadores están ocultos',
  show: 'Mostrar',
  noPrinting: 'En esta PC no se puede imprimir',
  noExporting: 'En esta PC no se pueden guardar archivos',
  hide: 'Ocultar nombres (F8)',
};

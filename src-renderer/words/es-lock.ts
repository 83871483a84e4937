import type { enLock } from './en-lock.ts';

/** Spanish words of the lock. */
export const esLock: typeof enLock = {
  heading: (name) => `Bloqueado: ${name}`,
  reasons: {
    person: 'Su trabajo está guardado. Nadie más puede abrirlo.',
    idle: 'No hubo nadie durante un rato. Su trabajo está guardado.',
    suspend: 'El equipo estaba en suspensión. Su trabajo está guardado.',
    'os-lock': 'El equipo estaba bloqueado. Su trabajo está guardado.',
    'proof-age': 'De vez en cuando se vuelve a comprobar quién es usted. Su trabajo está guardado.',
    'session-age': 'Terminó el tiempo de una sesión. Su trabajo está guardado.',
    'emergency-over': 'Terminó el tiempo del acceso de emergencia. Su trabajo está guardado.',
  },
  lock: 'Bloquear',
  sealed: 'Bloqueado. Se guarda solo hasta que termine la sesión o se cierre el programa.',
  leaving: {
    heading: '¿Cerrar el programa y perder lo que no se envió?',
    text: (people) => (people === 1 ? 'Hay algo de una persona que solo está en este programa: el servidor no lo tiene y este equipo no guarda nada.' : `Hay algo de ${people} personas que solo está en este programa: el servidor no lo tiene y este equipo no guarda nada.`),
    yes: 'Cerrar y perderlo',
    no: 'Quedarse',
  },
  others: 'Otra persona',
  loginOptions: 'Todas las opciones de inicio de sesión',
};

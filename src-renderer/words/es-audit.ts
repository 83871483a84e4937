import type { AuditEntry, AuditVerification } from '../../src-shared/models/audit.ts';
import type { Words } from './en.ts';

const actions: Record<AuditEntry['action'], string> = {
  'trail-begun': 'Registro iniciado', 'signed-in': 'Inicio de sesión', 'signed-out': 'Cierre de sesión', unlocked: 'Desbloqueo', locked: 'Bloqueo', 'emergency-access': 'Acceso de emergencia',
  viewed: 'Consulta', searched: 'Búsqueda', created: 'Creación', edited: 'Edición', deleted: 'Eliminación', restored: 'Restauración', sent: 'Envío', withdrawn: 'Retirada',
  printed: 'Impresión', saved: 'Guardado como archivo', copied: 'Copia', 'account-changed': 'Cambio de cuenta', 'registration-reset': 'Registro restablecido', 'person-forgotten': 'Persona olvidada', 'settings-changed': 'Cambio de ajustes',
};
const outcomes: Record<AuditEntry['outcome'], string> = { done: 'Hecho', refused: 'Rechazado', failed: 'Fallido' };
const whys: Record<NonNullable<AuditVerification['broken']>['why'], string> = { changed: 'no está como se escribió', missing: 'falta', 'cut-off': 'y lo que le seguía faltan' };

/** Spanish words of the audit trail. */
export const esAudit: Words['audit'] = {
  heading: 'Registro de auditoría',
  text: 'Quién hizo qué en esta PC, y cuándo. No contiene nombres de consumidores. Este programa nunca elimina nada de él: debe conservarse seis años (45 CFR 164.316(b)(2)).',
  show: 'Mostrar el registro de auditoría',
  reading: 'Leyendo el registro de auditoría',
  state: (count, sent) => `${count} entradas; el servidor tiene ${sent}.`,
  refused: (count, first) => (count === 1 ? `El servidor rechazó 1 entrada, la número ${first}.` : `El servidor rechazó ${count} entradas; la primera es la número ${first}.`),
  refusedNext: 'Se quedan en esta PC, y se le pregunta otra vez al servidor cada vez que se inicia el programa. Guarde el registro como JSON y avise a quien cuida el servidor.',
  inMemory: 'El llavero o el disco de esta PC lo rechaza: el registro está solo en la memoria, y va al servidor.',
  inMemoryNext: 'Lo que el servidor no tenga cuando termine el programa se pierde. Desbloquee el llavero y vuelva a iniciar el programa.',
  search: 'Referencia',
  person: 'Persona',
  anybody: 'Cualquiera',
  nobody: 'Nadie con sesión',
  action: 'Acción',
  anyAction: 'Cualquiera',
  outcome: 'Resultado',
  anyOutcome: 'Cualquiera',
  from: 'Desde',
  to: 'Hasta',
  columns: { seq: 'N.º', at: 'Cuándo', who: 'Quién', action: 'Qué', what: 'Sobre qué', outcome: 'Resultado', host: 'En la PC' },
  none: 'Nada coincide. Amplíe la búsqueda.',
  countOne: '1 entrada',
  count: (count) => `${count} entradas`,
  entry: (seq) => `Entrada ${seq}`,
  detail: 'Detalle',
  reason: 'Motivo',
  verify: 'Comprobar la cadena',
  sound: (count) => `Todos los eslabones se sostienen: ${count} entradas están como se escribieron.`,
  broken: (seq, why) => `La entrada ${seq} ${whys[why]}.`,
  brokenNext: 'Guarde el registro como JSON, deje esta PC como está y llame a quien vela por su seguridad. Las entradas del servidor dicen qué había.',
  csv: 'Guardar como CSV',
  json: 'Guardar como JSON, con la cadena',
  saved: 'Guardado.',
  notSaved: 'No se pudo escribir el archivo. Elija otra carpeta.',
  fileName: 'Registro de auditoría',
  actions,
  outcomes,
};

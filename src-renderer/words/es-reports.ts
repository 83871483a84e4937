import type { Words } from './en.ts';

const requests = (count: number) => (count === 1 ? '1 solicitud' : `las ${count} solicitudes`);

/** Spanish words of Reports. */
export const esReports: Words['reports'] = {
  heading: 'Informes',
  lead: 'Todos los contratos del centro, contados de lo que guarda esta PC. Los días y las semanas son los del calendario de esta PC.',
  print: 'Imprimir',
  loading: 'Cargando las solicitudes',
  nothing: 'Todavía no hay solicitudes. Se cuentan aquí cuando se escriben o se cargan.',
  save: 'Guardar como CSV',
  saveNamed: (report) => `Guardar como CSV: ${report}`,
  outcomes: {
    saved: 'Guardado.',
    'not-written': 'El archivo no se pudo escribir ahí. Elija otra carpeta.',
  },
  chart: 'Gráfico',

  draftsHeading: 'Sin enviar, por antigüedad',
  draftsText: 'Solicitudes guardadas y no enviadas, por el tiempo desde su último cambio.',
  lastChange: 'Último cambio',
  band: (from, to) => (to === undefined ? `Hace ${from} días o más` : from === 0 ? 'Hoy o ayer' : `Hace ${from} a ${to} días`),
  count: 'Solicitudes',
  total: 'Todas',

  weeksHeading: 'Enviadas y respondidas',
  weeksText: 'Las últimas 8 semanas, con esta. Una solicitud por la que se preguntó se cuenta con su respuesta más nueva.',
  week: 'Semana del',
  sent: 'Enviadas',
  answered: 'Respondidas',

  turnaroundHeading: 'Tiempo de respuesta',
  turnaroundText: 'Las solicitudes decididas en los últimos 90 días, frente al plazo que da la norma. En el gráfico, la barra es la mediana, la línea fina la más larga, y la marca es donde acaba el plazo.',
  noneSent: 'No se envió ninguna solicitud en los últimos 90 días.',
  contract: 'Contrato',
  urgency: 'Urgencia',
  expedited: 'Urgente',
  standard: 'Corriente',
  allowed: 'Plazo',
  inTime: 'Decididas a tiempo',
  inTimeOf: (inTime, decided) => `${inTime} de ${decided}`,
  median: 'Mediana',
  longest: 'La más larga',
  waiting: 'Sin decidir',
  waitingLate: (waiting, late) => (late === 0 ? `${waiting}` : `${waiting} (${late} fuera de plazo)`),
  rule: (source, since) => (since === undefined ? source : `${source}, desde ${since}`),
  rules: 'Escrito en:',

  pendedHeading: 'Pendientes del revisor',
  pendedText: 'Solicitudes que el revisor ha dejado pendientes (pended), con lo que vence primero. Los días festivos no se descuentan: una fecha es más bien temprana que tardía.',
  nonePended: 'No hay solicitudes pendientes del revisor.',
  consumer: 'Consumidor',
  consumerId: 'ID del consumidor',
  services: 'Servicios',
  pendedOn: 'Pendiente desde',
  dueWhat: 'Qué vence',
  due: 'Vence',
  left: 'Tiempo restante',
  noClock: 'No se conoce un plazo de este contrato',
  openCase: (consumer) => `Abrir el caso de ${consumer}`,
  daysLeft: (days) => {
    if (days < 0) return days === -1 ? '1 día de retraso' : `${-days} días de retraso`;
    if (days === 0) return 'Vence hoy';
    return days === 1 ? 'Queda 1 día' : `Quedan ${days} días`;
  },
  showAll: (count) => `Mostrar ${requests(count)}`,
};

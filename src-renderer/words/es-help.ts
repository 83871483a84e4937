import { brand } from './brand.ts';
import type { Words } from './en.ts';

/** Spanish words of Help. */
export const esHelp: Words['help'] = {
  heading: 'Ayuda',
  lead: 'Todo esto está en el programa y se puede leer sin red.',
  screensHeading: 'Para qué sirve cada pantalla',
  screens: [
    ['home', 'Cuántas solicitudes esperan y cuántas se enviaron, y cada solicitud guardada y no enviada. Esta pantalla funciona también sin conexión.'],
    ['cases', 'Cada solicitud con su estado, en todos los contratos: qué se decidió, sus cartas y sus notas.'],
    ['createCase', 'Una solicitud de autorización nueva: quién pide para quién, qué, cuándo y por qué. Se guarda con cada tecla.'],
    ['consumers', 'Las personas para quienes se hacen las solicitudes: búsquelas por ID, o por apellido y fecha de nacimiento.'],
    ['setup', 'Las personas de su centro y sus funciones, y los contratos con el plazo que cada uno da para responder.'],
    ['messageCenter', 'Mensajes de los revisores sobre sus casos, y sus respuestas.'],
    ['reports', 'Qué está atrasado, qué se envió y cuánto tardaron las respuestas; y cuándo no se pudo enviar nada.'],
  ],
  keysHeading: 'Teclas',
  keysText: 'Todo se puede hacer sin ratón.',
  keys: [
    {
      where: 'En todas partes',
      keys: [
        ['Alt 1 … Alt 8', 'Muestra una pestaña, contada desde la izquierda'],
        ['Ctrl L', 'Bloquea: su trabajo queda cerrado hasta que lo desbloquee'],
        ['F8', 'Ocultar o mostrar nombres, fechas de nacimiento e identificadores'],
      ['F5', 'Pide al servidor lo nuevo'],
        ['Esc', 'Cierra lo que está abierto, o vuelve atrás'],
        ['Tab', 'Va al campo o botón siguiente'],
      ],
    },
    {
      where: 'Listas',
      keys: [
        ['↑ ↓', 'Mueve una fila'],
        ['Re Pág, Av Pág', 'Mueve una pantalla'],
        ['Inicio, Fin', 'Va a la primera o última fila'],
        ['Intro', 'Abre la fila'],
        ['/', 'Va al filtro'],
      ],
    },
    {
      where: 'CREAR CASO',
      keys: [
        ['Alt ↓ o Alt ↑', 'Paso siguiente o anterior'],
        ['Ctrl Intro', 'Va a la revisión; allí, envía la solicitud'],
        ['Ctrl Z, Ctrl Mayús Z', 'Deshace, rehace'],
        ['Flecha ↓', 'En un campo de código o proveedor: muestra lo que hay'],
        ['Intro', 'En un campo de ID o código: toma lo escrito o escaneado'],
      ],
    },
    { where: 'CENTRO DE MENSAJES', keys: [['Ctrl Intro', 'Envía la respuesta que está escribiendo']] },
  ],
  offlineHeading: 'Cuando no hay red',
  offline: [
    'Lo que se cargó se puede leer, y dice de cuándo es.',
    'La línea al pie de la ventana dice qué falla y cuándo respondió el servidor por última vez. El programa sigue intentando solo.',
    'Una red perdida nunca cierra su sesión.',
    'Pasado un minuto, INICIO y CREAR CASO ofrecen imprimir lo que espera, para pedirlo por teléfono o fax.',
  ],
  supportText: `Las personas de ${brand.payer} que ayudan con este programa. Tenga la versión a mano.`,
  noSupport: 'En esta PC no hay número de soporte configurado. Pregunte a su administrador.',
};

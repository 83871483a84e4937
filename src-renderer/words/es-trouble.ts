import { brand } from './brand.ts';
import type { enTrouble } from './en-trouble.ts';

// The administrator works in the portal, whose own words are English.
const administrator = 'Pida al administrador del portal de proveedores (Provider Portal Administrator) de su centro: Setup, luego encontrarle bajo el proveedor correcto, luego Reset Registration. Usted recibe un enlace nuevo por correo electrónico.';

/** Spanish words of the page that helps with a sign-in that does not work. */
export const esTrouble: typeof enTrouble = {
  title: 'Tengo problemas',
  heading: '¿Tiene problemas para iniciar sesión?',
  lead: 'Casi todo se puede resolver aquí mismo, sin una llamada. Lo que escribió se queda como está.',
  back: 'Atrás',

  casesHeading: 'Qué hacer cuando …',
  cases: {
    noCode: {
      title: 'No llega ningún código',
      steps: [
        'Vea en “El último código” a dónde fue, y que sea suyo. Si es por correo, mire también en la carpeta de correo no deseado.',
        'Espere un minuto. Luego use Enviar código nuevo, una sola vez: cada código nuevo anula el anterior.',
        '¿Todavía nada? Use otra forma en la misma pantalla, como Llamarme, o cancele y use el otro botón de inicio de sesión.',
      ],
    },
    expired: {
      title: 'El código ya venció o es incorrecto cuando llega',
      steps: [
        'Use solo el código más reciente. Uno anterior ya no sirve, aunque llegue después.',
        'Compare las horas: el programa muestra cuándo se envió el código más reciente.',
        'Si los mensajes le llegan demasiado tarde, use Llamarme, o una aplicación de autenticación, que no necesita mensajes.',
      ],
    },
    moved: {
      title: 'Tengo un teléfono o un correo electrónico nuevo',
      steps: [
        'Si otra de sus formas todavía funciona, inicie sesión con ella. Luego abra el menú bajo su nombre, elija Su cuenta y agregue la nueva.',
        `Si ninguna funciona: ${administrator}`,
      ],
    },
    link: {
      title: 'Mi enlace de registro venció',
      steps: [
        `Sirve durante 2 días. ${administrator}`,
        'Luego vuelva aquí antes de 2 días y use “haga clic aquí” para completar su registro en la página de inicio de sesión.',
      ],
    },
    locked: {
      title: 'Mi cuenta está bloqueada',
      steps: [
        'Después de demasiadas contraseñas o códigos incorrectos, el servidor no acepta ninguno por un tiempo. Espere; el programa muestra cuánto cuando el servidor lo dice.',
        'Si usted no lo causó, avise a su administrador: puede que alguien haya probado su contraseña.',
      ],
    },
    password: {
      title: 'No sé mi contraseña',
      steps: ['Elija INICIAR SESIÓN CON TELÉFONO o INICIAR SESIÓN CON CORREO ELECTRÓNICO, lo que use siempre. Allí, elija “¿Olvidó su contraseña?”.'],
    },
    app: {
      title: 'Perdí mi aplicación de autenticación, o sus códigos son incorrectos',
      steps: [
        'Si la perdió: elija Usar un código de recuperación, u otra forma de obtener un código. Luego quite la aplicación en Su cuenta y agréguela en el dispositivo nuevo.',
        'Códigos incorrectos: active la fecha y hora automáticas en el dispositivo con la aplicación y escriba su código siguiente.',
      ],
    },
    browser: {
      title: 'Me dijeron que borre el historial del navegador',
      steps: [
        'Eso ayuda solo con el portal en un navegador web. Este programa no es una página de su navegador, y borrar no cambia nada aquí.',
        'En el navegador cerraría su sesión y haría que deje de reconocerle.',
      ],
    },
  },

  checksHeading: 'Comprobaciones',
  checking: 'Comprobando los servidores, el reloj y el llavero',
  checkAgain: 'Comprobar de nuevo',
  checkedAt: (time) => `Hora de la comprobación: ${time}.`,
  checkFailed: 'No se pudieron hacer las comprobaciones.',
  checked: {
    'sign-in-server': { name: 'Servidor de inicio de sesión', good: 'Responde.', skipped: 'No está configurado en esta PC.' },
    'request-server': { name: 'Servidor de las solicitudes', good: 'Responde.', skipped: 'No está configurado en esta PC.' },
    'domain-server': { name: `Inicio de sesión de las cuentas de dominio de ${brand.payer}`, good: 'Responde.', skipped: 'No está configurado en esta PC.' },
    clock: { name: 'Reloj de esta PC', good: 'Está bien.', skipped: 'No se pudo comparar: ningún servidor respondió.' },
    keychain: { name: 'Llavero, para Recordarme', good: 'Funciona.', skipped: 'No se usa en esta PC.' },
  },
  clockWrong: { what: 'Está mal.', next: 'Active la fecha y hora automáticas de esta PC, o pregunte a Informática. Con un reloj mal puesto falla el inicio de sesión.' },
  clockAhead: (by) => `Adelantado ${by} respecto al servidor.`,
  clockBehind: (by) => `Atrasado ${by} respecto al servidor.`,

  codeHeading: 'El último código',
  noCode: 'No se envió ninguno desde que se inició el programa.',
  codeBy: 'Por',
  codeTo: 'A',
  codeAt: 'Hora',
  codeSent: 'Enviado',
  codeTimes: (count) => (count === 1 ? 'Una vez' : `${count} veces: solo sirve el más reciente`),
  codeLife: 'Sirve',
  codeUntil: (duration, time) => `${duration}, hasta ${time}`,
  codeOver: (duration, time) => `${duration}: venció (${time})`,
  codeLifeUnknown: 'El servidor no dijo cuánto',
  channels: {
    sms: 'Mensaje de texto',
    voice: 'Llamada telefónica',
    email: 'Correo electrónico',
    authenticator: 'Aplicación de autenticación',
    recovery: 'Código de recuperación',
  },

  answersHeading: 'Lo último que falló',
  noAnswers: 'Nada desde que se inició el programa.',

  helpersHeading: 'Quién puede ayudar',
  administrators: 'Administradores del portal de proveedores de su centro',
  noAdministrators: 'Solo el administrador del portal de proveedores (Provider Portal Administrator) de su centro puede restablecer un registro. Si no sabe quién es, llame a soporte.',
  noSupport: 'No hay un número de soporte configurado en esta PC. Pregunte a Informática.',

  waysHeading: 'Las formas de iniciar sesión',
  waysText: 'Son las mismas para todas las cuentas. Nada en esta página dice si hay una cuenta con una dirección.',
  ways: [
    { name: 'INICIAR SESIÓN CON TELÉFONO', text: 'Su correo electrónico y su contraseña, luego un código por mensaje de texto, o una llamada.' },
    { name: 'INICIAR SESIÓN CON CORREO ELECTRÓNICO', text: 'Su correo electrónico y su contraseña, luego un código por correo.' },
    { name: 'INICIAR SESIÓN', text: `Su cuenta de dominio de ${brand.payer}, en su navegador web.` },
    { name: 'Otras formas', text: 'Un código de una aplicación de autenticación, o un código de recuperación, cuando los haya configurado en Su cuenta.' },
  ],

  reportHeading: 'Un informe para soporte',
  reportText: 'Lo que se comprobó y se respondió, sin nombres, direcciones, números de teléfono ni códigos.',
  copyReport: 'Copiar informe',
  reportCopied: 'Copiado. Péguelo en un correo o un chat con soporte.',
  reportNotCopied: 'No se pudo copiar. Seleccione el texto de abajo.',
  showReport: 'Mostrar el informe',
};

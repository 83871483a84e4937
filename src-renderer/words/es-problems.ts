import type { KeychainProblemCode, ProblemCode } from '../../src-shared/models/problem.ts';
import type { ProblemWords } from './en-problems.ts';
import { esAccountProblems } from './es-account-problems.ts';
import { esOfflineProblems } from './es-offline.ts';

const keychain: Record<KeychainProblemCode, ProblemWords> = {
  'keychain-absent': {
    what: 'Esta PC no tiene un llavero en marcha.',
    next: 'Pida a Informática que configure el almacén de contraseñas del sistema (GNOME Keyring, KWallet o el Administrador de credenciales de Windows) y luego inicie de nuevo el programa.',
  },
  'keychain-locked': {
    what: 'El llavero de esta PC está bloqueado.',
    next: 'Desbloquee el almacén de contraseñas del sistema, o cierre la sesión de esta PC y vuelva a entrar, y luego reinicie el programa.',
  },
  'keychain-hanging': {
    what: 'El llavero de esta PC no responde.',
    next: 'Busque detrás de esta ventana una del sistema que pida una contraseña. Si no hay ninguna, reinicie la PC.',
  },
  'keychain-changed': {
    what: 'El llavero de esta PC ya no tiene la clave de lo que se guarda aquí.',
    next: 'Inicie sesión con un código, como siempre. Para que se le vuelva a recordar, olvide primero lo que no se puede abrir.',
  },
  'keychain-garbled': {
    what: 'El llavero de esta PC devolvió algo ilegible.',
    next: 'Inicie sesión con un código, como siempre, y avise a Informática. Para que se le vuelva a recordar, olvide primero lo que no se puede abrir.',
  },
};

/** Spanish words for every problem code. */
export const esProblems: Record<ProblemCode, ProblemWords> = {
  ...keychain,
  ...esAccountProblems,
  ...esOfflineProblems,
  offline: {
    what: 'Esta PC no puede comunicarse con el servidor.',
    next: 'Revise el cable de red o el Wi-Fi e intente de nuevo. Lo que escribió sigue aquí.',
  },
  timeout: {
    what: 'El servidor no respondió a tiempo.',
    next: 'Intente de nuevo. Lo que escribió sigue aquí.',
  },
  'server-trouble': {
    what: 'El servidor tiene una falla propia.',
    next: 'Espere un minuto e intente de nuevo. Si continúa, llame a soporte.',
  },
  throttled: {
    what: 'Se hicieron demasiadas solicitudes.',
    next: 'Espere un momento e intente de nuevo.',
  },
  'network-sign-in': {
    what: 'Esta red pide primero su propio inicio de sesión.',
    next: 'Abra un navegador web, inicie sesión en la red (así lo hacen las redes Wi-Fi para visitantes) e intente de nuevo.',
  },
  'untrusted-certificate': {
    what: 'Esta PC no confía en el certificado del servidor, así que no se envió nada.',
    next: 'No continúe. Pregunte a Informática si esta PC o su red cambió.',
  },
  'unexpected-answer': {
    what: 'El servidor dio una respuesta que este programa no conoce.',
    next: 'Intente de nuevo. Si continúa, llame a soporte.',
  },
  'invalid-credentials': {
    what: 'Nombre de usuario o contraseña no válidos.',
    next: 'Revise el correo electrónico y escriba de nuevo la contraseña.',
  },
  'account-locked': {
    what: 'Su cuenta está bloqueada temporalmente para evitar el uso no autorizado. Intente más tarde.',
    next: 'Si usted no lo causó, avise a su administrador.',
  },
  'wrong-code': {
    what: 'Ese código es incorrecto. Intente de nuevo.',
    next: 'Use el código más reciente: uno enviado antes ya no sirve.',
  },
  'expired-code': {
    what: 'Ese código venció.',
    next: 'Envíe un código nuevo y escríbalo en cuanto llegue.',
  },
  'too-many-wrong-codes': {
    what: 'Hizo demasiados intentos incorrectos. Intente más tarde.',
    next: 'Luego envíe un código nuevo, o use otra forma de obtenerlo.',
  },
  'resend-too-soon': {
    what: 'El último código o la última llamada fue hace solo un momento.',
    next: 'Use el código más reciente, o espere hasta que pueda pedir otro.',
  },
  'flow-expired': {
    what: 'Este inicio de sesión tardó demasiado y el servidor lo terminó.',
    next: 'Empiece de nuevo aquí: su correo electrónico se conserva.',
  },
  'no-phone-method': {
    what: 'No hay un número de teléfono registrado para usted.',
    next: 'Use INICIAR SESIÓN CON CORREO ELECTRÓNICO, o pida a su administrador que agregue un número.',
  },
  'no-email-method': {
    what: 'No hay una dirección de correo electrónico registrada a la que enviar un código.',
    next: 'Use INICIAR SESIÓN CON TELÉFONO, o pida a su administrador que agregue su dirección.',
  },
  'registration-required': {
    what: 'Todavía no se ha registrado para la autenticación multifactor.',
    next: 'En la página de inicio de sesión, use “haga clic aquí” para completar su registro.',
  },
  'wrong-app-code': {
    what: 'Ese no es el código que muestra ahora su aplicación de autenticación.',
    next: 'Espere el código siguiente y escríbalo: cada uno sirve una vez. Si continúa, revise el reloj de ese dispositivo.',
  },
  'wrong-recovery-code': {
    what: 'Ese código de recuperación no es válido.',
    next: 'Revíselo, o tome otro de su lista: cada uno sirve una vez.',
  },
  'call-declined': {
    what: 'La llamada terminó sin la tecla #.',
    next: 'Llame de nuevo, conteste y presione #. Si la llamada no era para usted, avise a su administrador.',
  },
  'call-unanswered': {
    what: 'Nadie contestó la llamada, o la línea estaba ocupada.',
    next: 'Tenga el teléfono a mano y llame de nuevo, o use otra forma de obtener un código.',
  },
  'session-over': {
    what: 'Terminó el tiempo de una sesión.',
    next: 'Inicie sesión otra vez.',
  },
  'not-confirmed-in-time': {
    what: 'No se eligió Continuar a tiempo, así que el inicio de sesión se deshizo.',
    next: 'Inicie sesión de nuevo.',
  },
  'client-refused': {
    what: 'El servidor no acepta este programa.',
    next: 'Llame a soporte: el programa no está registrado para su centro, o fue bloqueado.',
  },
  'account-not-linked': {
    what: 'Inició sesión, pero su cuenta no pertenece a ningún centro.',
    next: 'Pida a su administrador que vincule su cuenta con el centro.',
  },
  'other-person': {
    what: 'Esa cuenta es de otra persona.',
    next: 'Inicie sesión como la persona cuyo inicio está abierto, o cancele y cierre primero esa sesión.',
  },
  'browser-host-refused': {
    what: 'El servidor pidió una página web que esta PC no puede abrir.',
    next: 'Llame a soporte y diga que la dirección de la página no está en la lista.',
  },
  'wrong-password': {
    what: 'Esa contraseña no abre lo que esta PC guarda para usted.',
    next: 'Escríbala de nuevo. Es la contraseña con la que inició sesión por última vez en esta PC.',
  },
  'kept-data-damaged': {
    what: 'Lo que esta PC guarda para usted está dañado y no se puede leer.',
    next: 'Inicie sesión con un código para cargarlo otra vez desde el servidor.',
  },
  'work-damaged': {
    what: 'El archivo con sus borradores, y con lo que espera ser enviado, estaba dañado. Todo lo que se pudo leer está aquí.',
    next: 'Revise sus borradores y respuestas sin enviar. El archivo dañado se conserva en esta PC: llame a soporte si falta algo.',
  },
  'kept-data-newer': {
    what: 'Lo que esta PC guarda para usted lo escribió una versión más nueva del programa.',
    next: 'Inicie la versión más nueva. No se cambió nada.',
  },
  'kept-data-unreachable': {
    what: 'Lo que esta PC guarda para usted no se pudo abrir ahora.',
    next: 'Revise que el disco no esté lleno y que el programa no esté abierto dos veces, e intente de nuevo.',
  },
  'not-permitted': {
    what: 'Su función no permite esto.',
    next: 'No se cambió nada. Pregunte a un administrador de su centro.',
  },
  'no-account-here': {
    what: 'La cuenta de esta persona se administra en otro lugar.',
    next: 'No se cambió nada. Pregunte a soporte cómo se registra esta persona.',
  },
  'consumer-refused': {
    what: 'La aseguradora no aceptó a este consumidor.',
    next: 'Revise el ID del consumidor, el nombre y la fecha de nacimiento. Si son correctos, llame a la aseguradora.',
  },
};

import type { enAccountProblems } from './en-account-problems.ts';
import type { ProblemWords } from './en-problems.ts';

/** Spanish words for what goes wrong while registering, with a new password, a domain account, a PIN or a method. */
export const esAccountProblems: Record<keyof typeof enAccountProblems, ProblemWords> = {
  'account-exists': {
    what: 'Ya hay una cuenta con esta dirección.',
    next: 'Cancele e inicie sesión con ella. Si no sabe la contraseña, use allí “¿Olvidó su contraseña?”.',
  },
  'address-refused': {
    what: 'No podemos verificar su dirección de correo electrónico.',
    next: 'Escriba una dirección de correo electrónico válida e intente de nuevo.',
  },
  'password-too-weak': {
    what: 'Para el servidor, esta contraseña es demasiado débil.',
    next: 'Hágala más larga: tres o cuatro palabras que no tengan relación son buenas.',
  },
  'password-too-short': {
    what: 'El servidor pide una contraseña más larga.',
    next: 'Alárguela, hasta 256 caracteres.',
  },
  'password-too-long': {
    what: 'El servidor pide una contraseña más corta.',
    next: 'Elija una de 256 caracteres como máximo.',
  },
  'password-recently-used': {
    what: 'Ya usó esta contraseña antes.',
    next: 'Elija una que sea nueva para esta cuenta.',
  },
  'password-banned': {
    what: 'Esta contraseña tiene una palabra o un patrón que el servidor no permite.',
    next: 'No use palabras comunes, nombres ni el nombre del portal.',
  },
  'password-invalid': {
    what: 'El servidor no acepta esta contraseña.',
    next: 'Elija otra, sin caracteres poco comunes.',
  },
  'password-reset-required': {
    what: 'Necesita una contraseña nueva para poder iniciar sesión.',
    next: 'Use “¿Olvidó su contraseña?” para elegirla.',
  },
  'attributes-invalid': {
    what: 'Algo de esto no tiene la forma que pide el servidor.',
    next: 'Revise los campos marcados y envíe de nuevo.',
  },
  'registration-expired': {
    what: 'Su enlace de registro venció: sirve durante 2 días.',
    next: 'Pida a su administrador que use “Reset Registration”. Recibirá un enlace nuevo por correo electrónico y podrá volver aquí.',
  },
  'already-registered': {
    what: 'Ya está registrado para la autenticación multifactor.',
    next: 'Use INICIAR SESIÓN CON TELÉFONO o INICIAR SESIÓN CON CORREO ELECTRÓNICO.',
  },
  'contact-invalid': {
    what: 'El servidor no acepta este número o esta dirección.',
    next: 'Revíselo. Un número de teléfono tiene que ser directo, sin extensión.',
  },
  'contact-blocked-region': {
    what: 'No se pueden enviar códigos a este país o a esta región.',
    next: 'Use un número de otro país, o su correo electrónico.',
  },
  'contact-blocked': {
    what: 'Este número o esta dirección está bloqueado para los códigos.',
    next: 'Use otro. Si es suyo y debería funcionar, llame a soporte.',
  },
  'no-registration-method': {
    what: 'El servidor no ofrece ninguna forma de registro que este programa conozca.',
    next: 'Pregunte a su administrador, o llame a soporte.',
  },
  'reset-failed': {
    what: 'El servidor no pudo cambiar su contraseña.',
    next: 'Elija una contraseña nueva y envíela otra vez.',
  },
  'reset-slow': {
    what: 'El servidor no ha terminado de cambiar su contraseña.',
    next: 'Espere unos minutos e inicie sesión con la nueva. Si no se acepta, use otra vez “¿Olvidó su contraseña?”.',
  },

  'domain-not-set-up': {
    what: 'Las cuentas de dominio no están configuradas en esta PC.',
    next: 'Pida a Informática que las configure. Si también tiene una cuenta de cliente o proveedor, use INICIAR SESIÓN CON TELÉFONO o INICIAR SESIÓN CON CORREO ELECTRÓNICO.',
  },
  'domain-cancelled': {
    what: 'El inicio de sesión se canceló en el navegador web.',
    next: 'Abra la página de nuevo, o cancele aquí también.',
  },
  'domain-refused': {
    what: 'El servidor del dominio rechazó el inicio de sesión.',
    next: 'Abra la página de nuevo. Si continúa, pregunte a Informática si su cuenta de dominio puede usar este programa.',
  },
  'domain-answer-refused': {
    what: 'Lo que volvió del navegador web no era de su inicio de sesión, así que no se usó.',
    next: 'Cierre otras páginas de inicio de sesión en el navegador y abra la página de nuevo. Si continúa, avise a Informática.',
  },
  'domain-not-back': {
    what: 'El navegador web no volvió a tiempo.',
    next: 'Abra la página de nuevo e inicie sesión allí.',
  },
  'loopback-unavailable': {
    what: 'Esta PC no deja que el navegador web vuelva a este programa.',
    next: 'Inicie el programa de nuevo. Si continúa, pregunte a Informática si algo bloquea la dirección 127.0.0.1.',
  },
  'browser-not-opened': {
    what: 'El navegador web no se abrió.',
    next: 'Pida a Informática que elija un navegador web predeterminado y abra la página de nuevo.',
  },
  'wrong-pin': {
    what: 'Ese PIN no abre lo que esta PC guarda para usted.',
    next: 'Escríbalo de nuevo. Es el PIN que eligió en esta PC, no su contraseña de dominio.',
  },
  'pin-too-simple': {
    what: 'Este PIN es demasiado fácil de adivinar.',
    next: 'Elija uno sin una serie como 123456 ni una repetición como 121212.',
  },

  'confirm-needed': {
    what: 'Para este cambio, el servidor quiere saber otra vez que es usted.',
    next: 'Elija Iniciar sesión otra vez. Luego haga el cambio de nuevo.',
  },
  'wrong-current-password': {
    what: 'Esa no es su contraseña actual.',
    next: 'Escríbala de nuevo. No se cambió nada.',
  },
  'last-method': {
    what: 'Es su única forma de obtener un código, así que no se puede quitar.',
    next: 'Agregue primero otra forma y luego quite esta.',
  },
  'method-exists': {
    what: 'Su cuenta ya lo tiene.',
    next: 'Úselo como está, o agregue otro.',
  },
  'enrolment-expired': {
    what: 'Agregarlo tardó demasiado y el servidor lo terminó.',
    next: 'Agréguelo desde el principio. Si su aplicación de autenticación ya tiene la entrada, bórrela allí.',
  },
  'app-clock': {
    what: 'Parece que el reloj de su aplicación de autenticación está mal.',
    next: 'Active la fecha y hora automáticas en ese dispositivo y escriba el código que muestre.',
  },
};

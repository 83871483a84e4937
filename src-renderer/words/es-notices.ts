import type { enNotices } from './en-notices.ts';

/** Spanish words of the system's notices and the taskbar. */
export const esNotices: typeof enNotices = {
  answers: (count) => (count === 1 ? '1 solicitud necesita una respuesta' : `${count} solicitudes necesitan una respuesta`),
  messages: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  unsent: (count) => (count === 1 ? '1 solicitud no se pudo enviar' : `${count} solicitudes no se pudieron enviar`),
  replies: (count) => (count === 1 ? '1 respuesta a un mensaje no se pudo enviar' : `${count} respuestas a mensajes no se pudieron enviar`),
  conflicts: (count) => (count === 1 ? '1 solicitud se cambió aquí y en otro lugar' : `${count} solicitudes se cambiaron aquí y en otro lugar`),
  taskbar: (count) => (count === 1 ? '1 asunto por revisar' : `${count} asuntos por revisar`),
};

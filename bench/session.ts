/** The session bus and its keyring, as the command that started the bench made them. */
export const session = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (/^(DBUS_|XDG_|HOME$)/.test(name) && value !== undefined ? [[name, value]] : [])));

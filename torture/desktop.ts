/** The session bus, keyring and screen, as the command that started the torture made them. */
export const desktop = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (/^(?:DBUS_|XDG_|HOME$|DISPLAY$)/.test(name) && value !== undefined ? [[name, value]] : [])));

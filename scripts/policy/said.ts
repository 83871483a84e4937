import { enSettings } from '../../src-renderer/words/en-settings.ts';
import { esSettings } from '../../src-renderer/words/es-settings.ts';
import { idOf, type Key } from './keys.ts';

/** What the files for administrators say, in one language. */
export interface Said {
  readonly supported: string;
  readonly categories: Readonly<Record<'Servers' | 'Locked' | 'Recommended', string>>;
  readonly name: (key: Key) => string;
  readonly help: (key: Key, recommended: boolean) => string;
}

function named(names: Readonly<Record<string, string>>) {
  return (key: Key) => {
    const name = key.group === undefined ? names[key.name] : undefined;
    return name === undefined ? idOf(key) : `${name} (${key.name})`;
  };
}

const range = ({ least, most }: Key) => (least === undefined || most === undefined ? '' : ` ${least}–${most}.`);
const standardOf = ({ standard }: Key) => String(standard);

export const english: Said = {
  supported: 'Every version of Facility Desk',
  categories: { Servers: 'Servers and contact', Locked: 'Settings, locked', Recommended: 'Settings, recommended' },
  name: named(enSettings.names),
  help: (key, recommended) =>
    key.standard === undefined
      ? `The key ${idOf(key)} of the policy; its meaning is in docs/operations.md.`
      : `${recommended ? 'Holds until the PC’s configuration says otherwise.' : 'Can not be changed on the PC.'}${range(key)} Without it: ${standardOf(key)}.`,
};

export const spanish: Said = {
  supported: 'Todas las versiones de Facility Desk',
  categories: { Servers: 'Servidores y contacto', Locked: 'Ajustes, fijos', Recommended: 'Ajustes, recomendados' },
  name: named(esSettings.names),
  help: (key, recommended) =>
    key.standard === undefined
      ? `La clave ${idOf(key)} de la directiva; su significado está en docs/operations.md.`
      : `${recommended ? 'Vale hasta que la configuración de la PC diga otra cosa.' : 'No se puede cambiar en la PC.'}${range(key)} Sin ella: ${standardOf(key)}.`,
};

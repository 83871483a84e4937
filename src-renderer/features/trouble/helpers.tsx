import type { Administrator } from '../../../src-shared/models/trouble.ts';
import { useAbout } from '../../use-about.ts';
import { words } from '../../words/words.ts';

/** The administrators who are known, and support. */
export function Helpers({ administrators }: { readonly administrators: readonly Administrator[] }) {
  const support = useAbout()?.support;
  return (
    <section aria-labelledby="helpers">
      <h2 id="helpers">{words.trouble.helpersHeading}</h2>
      {administrators.length === 0 ? (
        <p>{words.trouble.noAdministrators}</p>
      ) : (
        <>
          <h3>{words.trouble.administrators}</h3>
          <ul className="administrators">
            {administrators.map(({ facility, name, phone }, index) => (
              <li key={index}>
                <p>
                  <strong>{name}</strong> {phone !== undefined && <span className="mono">{phone}</span>}
                </p>
                <p className="trouble-none">{facility}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{words.support}</h3>
      {support?.phone === undefined ? (
        <p>{words.trouble.noSupport}</p>
      ) : (
        <p>
          <strong className="mono">{support.phone}</strong> <span className="trouble-none">{support.hours}</span>
        </p>
      )}
    </section>
  );
}

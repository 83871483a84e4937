import type { Enrolment } from '../../../src-shared/models/account.ts';
import { useCopy } from '../../components/use-copy.ts';
import { words } from '../../words/words.ts';
import { grouped } from './grouped.ts';

/** The key for the authenticator app: as a picture to scan, and to type. */
export function AppKey({ enrolment }: { readonly enrolment: Enrolment }) {
  const { qr, qrSize = 0, key: secret } = enrolment;
  const { outcome, copy } = useCopy();
  return (
    <ol className="app-steps">
      {qr !== undefined && (
        <li>
          <p>{words.account.appSteps.scan}</p>
          <svg className="qr" role="img" aria-label={words.account.appSteps.qr} viewBox={`0 0 ${qrSize} ${qrSize}`}>
            <rect width={qrSize} height={qrSize} fill="#fff" />
            <path d={qr} fill="#000" shapeRendering="crispEdges" />
          </svg>
        </li>
      )}
      {secret !== undefined && (
        <li>
          <p>{words.account.appSteps.key}</p>
          <p className="app-key">
            <code>{grouped(secret, 4, ' ')}</code>
            <button type="button" className="button-link" onClick={() => copy(secret)}>
              {words.account.appSteps.copyKey}
            </button>{' '}
            <span role="status">{outcome === 'copied' && words.copied}</span>
          </p>
        </li>
      )}
      <li>
        <p>{words.account.appSteps.code}</p>
      </li>
    </ol>
  );
}

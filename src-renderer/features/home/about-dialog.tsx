import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { useAbout } from '../../use-about.ts';
import { words } from '../../words/words.ts';

/** What this program is and carries, for support. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const about = useAbout();
  const facts = about && [
    [words.home.about.version, about.version],
    ['Electron', about.electron],
    ['Chromium', about.chromium],
    [words.home.about.server, about.server],
    [words.home.about.support, [about.support.phone, about.support.hours].filter((part) => part !== undefined).join(' · ')],
  ];
  return (
    <Dialog heading={words.brand.program} onClose={onClose}>
      {about?.electronSupported === false && <Notice tone="problem" what={words.home.about.unsupported} />}
      <dl className="facts">
        {facts?.map(
          ([name, value]) =>
            value !== undefined &&
            value !== '' && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="mono">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p>{words.home.about.independent}</p>
      <div className="dialog-actions">
        <Button look="main" onClick={onClose}>
          {words.home.about.close}
        </Button>
      </div>
    </Dialog>
  );
}

import { useState } from 'react';
import type { Diagnostics as Files } from '../../../src-shared/models/diagnostics.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/words.ts';

type Said = keyof typeof words.settings.diagnostics.said;

/** What IT gets to see of this PC: read here in full, then saved. */
export function Diagnostics() {
  const [files, setFiles] = useState<Files>();
  const [said, setSaid] = useState<Said>();
  const gather = () => {
    setSaid('gathering');
    void ask(bridge.diagnostics.gather({})).then((gathered) => {
      setFiles(gathered);
      setSaid(gathered === undefined ? undefined : 'gathered');
    });
  };
  const save = () => void ask(bridge.diagnostics.save({})).then((saved) => setSaid(saved === 'saved' || saved === 'not-written' ? saved : undefined));
  return (
    <>
      <div className="settings-actions">
        <Button busy={said === 'gathering'} onClick={gather}>
          {words.settings.diagnostics.gather}
        </Button>
        {files !== undefined && (
          <Button look="main" blocked={said === 'gathering'} onClick={save}>
            {words.settings.diagnostics.save}
          </Button>
        )}
      </div>
      <p role="status" className="settings-said">
        {said !== undefined && words.settings.diagnostics.said[said]}
      </p>
      {files?.map(({ name, text }) => (
        <details key={name} className="settings-file" open>
          <summary>{name}</summary>
          <pre tabIndex={0} aria-label={name}>
            {text}
          </pre>
        </details>
      ))}
    </>
  );
}

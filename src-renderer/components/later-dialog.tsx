import { useAbout } from '../use-about.ts';
import type { LaterTopic } from '../words/en-later.ts';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Says that something comes with a later version, and what to do meanwhile. */
export function LaterDialog({ topic, onClose }: { readonly topic: LaterTopic; readonly onClose: () => void }) {
  const support = useAbout()?.support;
  const { heading, text } = words.signIn.later[topic];
  return (
    <Dialog heading={heading} onClose={onClose}>
      {text(support?.phone, support?.hours).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div className="dialog-actions">
        <Button look="main" onClick={onClose}>
          {words.signIn.laterClose}
        </Button>
      </div>
    </Dialog>
  );
}

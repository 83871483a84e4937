import { bridge, tell } from '../bridge.ts';
import { useAbout } from '../use-about.ts';
import { words } from '../words/words.ts';

/** Says that the server is the practice one, and opens its outbox; nothing with a real server. */
export function PracticeNotice() {
  if (useAbout()?.sandbox !== true) return null;
  return (
    <div className="practice">
      <p>
        <strong>{words.practice.label}</strong> <span>{words.practice.text}</span>
      </p>
      <button type="button" className="button-link" onClick={() => tell(bridge.app.openOutbox({}))}>
        {words.practice.open}
      </button>
    </div>
  );
}

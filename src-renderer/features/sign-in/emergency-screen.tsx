import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { useSettings } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

const { offline } = words;
const shortestReason = 10;
const longestReason = 500;

/** Opens what is kept beyond its limits: a reason that the facility reads later, and a second confirmation. */
export function EmergencyScreen({ screen, at }: ScreenProps<'emergency'>) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const intent = useIntent(screen.busy);
  const minutes = useSettings()?.value.emergencyMinutes ?? 0;
  const enough = reason.trim().length >= shortestReason;

  useEffect(() => field.current?.focus(), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(!enough);
    if (enough) setAsking(true);
    else field.current?.focus();
  };
  return (
    <Step heading={offline.emergencyHeading} lead={offline.emergencyText(minutes)} problem={screen.problem} at={at}>
      <form className="step-form" noValidate onSubmit={submit}>
        <div className="field">
          <label htmlFor={id}>{offline.reason}</label>
          <textarea
            ref={field}
            id={id}
            rows={3}
            maxLength={longestReason}
            value={reason}
            aria-invalid={missing}
            aria-describedby={`${id}-note`}
            onChange={(event) => {
              setReason(event.target.value);
              setMissing(false);
            }}
          />
          <p id={`${id}-note`} className={missing ? 'field-error' : 'field-hint'} role={missing ? 'alert' : undefined}>
            {missing ? offline.reasonMissing(shortestReason) : offline.reasonHint}
          </p>
        </div>
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy} blocked={intent.busy}>
            {offline.openEmergency}
          </Button>
        </div>
      </form>
      {asking && (
        <ConfirmDialog
          heading={offline.confirmHeading}
          text={offline.confirmText(minutes)}
          yes={offline.confirmYes}
          no={words.signIn.cancel}
          onYes={() => intent.send('open', () => bridge.signIn.openInEmergency({ reason: reason.trim() }))}
          onClose={() => setAsking(false)}
        />
      )}
    </Step>
  );
}

import { useId } from 'react';
import { words } from '../words/words.ts';
import { PasswordField } from './password-field.tsx';
import { longestPassword } from './password-rules.ts';
import { RuleList } from './rule-list.tsx';
import type { useNewPassword } from './use-new-password.ts';

type Props = {
  readonly password: ReturnType<typeof useNewPassword>;
  readonly minLength: number;
  /** The server's refusal. */
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
};

/** A new password, typed once since it can be shown: its rules as they are met, and how strong it is. */
export function NewPasswordField({ password, minLength, error, autoFocus = false }: Props) {
  const id = useId();
  const { ref, met, score, missed, onInput } = password;
  const { rules } = words.doors;
  return (
    <div className="new-password">
      <PasswordField
        ref={ref}
        label={words.doors.newPassword}
        autoComplete="new-password"
        error={missed ? words.doors.passwordNotYet : error}
        describedBy={id}
        autoFocus={autoFocus}
        onInput={onInput}
      />
      <div className="strength">
        <span className={`strength-bar strength-${score ?? 'none'}`} aria-hidden="true">
          {words.doors.strengths.map((strength, index) => (
            <span key={strength} className={score !== undefined && index <= score ? 'strength-on' : undefined} />
          ))}
        </span>
        <p role="status">
          {words.doors.strength}: <strong>{score === undefined ? '–' : words.doors.strengths[score]}</strong>
        </p>
      </div>
      <RuleList
        id={id}
        label={rules.label}
        missed={missed}
        rules={[
          { text: rules.length(minLength, longestPassword), met: met.length },
          { text: rules.uncommon, met: met.uncommon },
          { text: rules.notName, met: met.notName },
        ]}
      />
      <p className="step-aside">{words.doors.passwordTip}</p>
    </div>
  );
}

import type { ProblemCode } from '../../../src-shared/models/problem.ts';
import type { Case } from '../../words/en-trouble.ts';

const cases: Partial<Record<ProblemCode, Case>> = {
  'wrong-code': 'expired',
  'expired-code': 'expired',
  'resend-too-soon': 'noCode',
  'call-unanswered': 'noCode',
  'too-many-wrong-codes': 'locked',
  'account-locked': 'locked',
  'no-phone-method': 'moved',
  'no-email-method': 'moved',
  'registration-required': 'link',
  'registration-expired': 'link',
  'invalid-credentials': 'password',
  'password-reset-required': 'password',
  'wrong-app-code': 'app',
  'wrong-recovery-code': 'app',
  'app-clock': 'app',
};

/** The usual case that a problem belongs to, when there is one: it is shown open. */
export const caseOf = (code: ProblemCode | undefined): Case | undefined => code && cases[code];

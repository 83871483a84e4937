type Props = {
  /** From 0 to 1. */
  readonly share: number;
  readonly tone: 'waiting' | 'sent' | 'answered';
  /** A thin line from the bar's beginning, and a mark across: from 0 to 1. */
  readonly line?: number;
  readonly mark?: number;
};

/** A bar of a chart. The numbers stand beside it, so it says nothing to a screen reader. */
export function Bar({ share, tone, line, mark }: Props) {
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {line !== undefined && <rect className="bar-line" y="4.5" width={line * 100} height="1" />}
      <rect className={`bar-${tone}`} y="1" width={share * 100} height="8" />
      {mark !== undefined && <line className="bar-mark" x1={mark * 100} x2={mark * 100} y1="0" y2="10" />}
    </svg>
  );
}

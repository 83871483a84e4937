import { useEffect, useRef, type ReactNode } from 'react';

/** A list that takes the focus when the line that had it is gone. */
export function AccountList({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) list.current?.focus();
    before.current = count;
  }, [count]);
  return (
    <ul ref={list} className="account-list" tabIndex={-1}>
      {children}
    </ul>
  );
}

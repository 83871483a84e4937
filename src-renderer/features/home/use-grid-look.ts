import { useEffect, useState, type RefObject } from 'react';

/** `columns` as a table; where that is too narrow, rows of two `lines`, and then a `stack` of three. */
export type GridLook = 'columns' | 'lines' | 'stack';
const needRem = { columns: 56, lines: 36 };

/** How the element's width lets its rows be laid out. */
export function useGridLook(element: RefObject<HTMLElement | null>): GridLook {
  const [look, setLook] = useState<GridLook>('columns');
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const observer = new ResizeObserver(([entry]) => {
      const width = (entry?.contentRect.width ?? 0) / rem;
      setLook(width >= needRem.columns ? 'columns' : width >= needRem.lines ? 'lines' : 'stack');
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return look;
}

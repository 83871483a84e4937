import { useLayoutEffect, useState, type RefObject } from 'react';

/** `columns` as a table; where that is too narrow, rows of two `lines`, and then a `stack` of lines. */
export type GridLook = 'columns' | 'lines' | 'stack';
const needRem = { columns: 59, lines: 36 };

/** How the element's width lets its rows be laid out. */
export function useGridLook(element: RefObject<HTMLElement | null>): GridLook {
  const [look, setLook] = useState<GridLook>('columns');
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const measure = () => {
      const width = target.clientWidth / rem;
      // Hidden, it has no width, and keeps its look.
      if (width > 0) setLook(width >= needRem.columns ? 'columns' : width >= needRem.lines ? 'lines' : 'stack');
    };
    // Measured here, the right look is the first that is painted.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return look;
}

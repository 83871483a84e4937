import { useLayoutEffect, useState, type RefObject } from 'react';

/** `columns` as a table; where that is too narrow, rows of two `lines`, and then a `stack` of lines. */
type GridLook = 'columns' | 'lines' | 'stack';
const linesRem = 36;

/** How the element's width lets its rows be laid out; `columnsRem` is what the columns need beside each other. */
export function useGridLook(element: RefObject<HTMLElement | null>, columnsRem: number): GridLook {
  const [look, setLook] = useState<GridLook>('columns');
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const measure = () => {
      const width = target.clientWidth / rem;
      // Hidden, it has no width, and keeps its look.
      if (width > 0) setLook(width >= columnsRem ? 'columns' : width >= linesRem ? 'lines' : 'stack');
    };
    // Measured here, the right look is the first that is painted.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, columnsRem]);
  return look;
}

import { describe, expect, it } from 'vitest';
import { elsewhere, isPage, pageUrl } from './page.ts';

describe('our page', () => {
  it.each([pageUrl('en'), pageUrl('es'), 'app://facility-desk/index.html?language=es#', 'app://facility-desk/index.html?language=en#requests', elsewhere(pageUrl('es'))])('is %s', (address) => {
    expect(isPage(address)).toBe(true);
  });

  it.each([
    ['without its language', 'app://facility-desk/index.html'],
    ['in another language', 'app://facility-desk/index.html?language=fr'],
    ['with more in it', 'app://facility-desk/index.html?language=es&next=https://elsewhere.example'],
    ['another file of it', 'app://facility-desk/assets/main.js?language=es'],
    ['another host', 'app://elsewhere/index.html?language=es'],
    ['https', 'https://facility-desk/index.html?language=es'],
    ['somebody at it', 'app://ana@facility-desk/index.html?language=es'],
    ['a port of it', 'app://facility-desk:1/index.html?language=es'],
    ['nothing', ''],
    ['a blank page', 'about:blank'],
  ])('is not %s', (_title, address) => {
    expect(isPage(address)).toBe(false);
  });
});

it('has two sites, each the other’s elsewhere', () => {
  expect(elsewhere(pageUrl('en'))).not.toBe(pageUrl('en'));
  expect(elsewhere(elsewhere(pageUrl('en')))).toBe(pageUrl('en'));
});

import { expect, it } from 'vitest';
import { memoryDatabase } from '../testing/database.ts';
import { SettingStore } from './setting-store.ts';

it('keeps, replaces and removes values, all or none', () => {
  const store = new SettingStore(memoryDatabase());
  store.save({ a: '1', b: 'Muñoz "quoted"', c: '' });
  store.save({ a: '2', c: null, never: null });
  expect(store.all()).toEqual({ a: '2', b: 'Muñoz "quoted"' });
  expect(() => store.save({ a: '3', b: undefined as unknown as string })).toThrow();
  expect(store.all()).toEqual({ a: '2', b: 'Muñoz "quoted"' });
});

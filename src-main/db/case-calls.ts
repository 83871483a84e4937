import type { CaseDetail, CaseQuery, CaseRecord, CaseRow, CaseState } from '../../src-shared/models/case.ts';
import { readKeptPage } from '../fhir/kept-page.ts';
import type { AnswerInState, CaseStore, ListedCase } from './case-store.ts';

/** The database thread's calls about submitted requests. */
export type CaseCalls = {
  /** Reads a page of answers or coverages as the server sent it and saves it whole; undefined when it is no such page. */
  readonly saveKept: (text: string) => { readonly count: number; readonly next: string | undefined; readonly newest: string | undefined } | undefined;
  readonly listCases: (query: CaseQuery) => { readonly total: number; readonly rows: readonly ListedCase[] };
  readonly answersIn: (states: readonly CaseState[], known?: string) => { readonly revision: string; readonly answers: readonly AnswerInState[] } | undefined;
  readonly casesOf: (patient: string) => CaseRow[];
  readonly readCase: (id: string) => CaseDetail | undefined;
  readonly caseRecord: (id: string) => CaseRecord | undefined;
  readonly saveCaseRecord: (id: string, record: CaseRecord) => void;
  /** The request as the server sent it, and the reference of its newest answer. */
  readonly caseSources: (id: string) => { readonly claim: string | undefined; readonly response: string | undefined };
};

/** The calls about submitted requests, on the open database's store. */
export function caseCalls(store: () => CaseStore): CaseCalls {
  return {
    saveKept: (text) => {
      const page = readKeptPage(text);
      if (!page) return undefined;
      store().save(page.answers, page.resources);
      return { count: page.resources.length, next: page.next, newest: page.newest };
    },
    listCases: (query) => store().list(query),
    answersIn: (states, known) => store().answersIn(states, known),
    casesOf: (patient) => store().ofConsumer(patient),
    readCase: (id) => store().read(id),
    caseRecord: (id) => store().record(id),
    saveCaseRecord: (id, record) => store().saveRecord(id, record),
    caseSources: (id) => store().sources(id),
  };
}

import * as z from 'zod';
import type { ChosenCode, CodeKind, ConsumerQuery, FoundCode, NewConsumer } from '../../src-shared/models/lookup.ts';
import { emptyList, offered, valueSets, withFavourite, withUsed, type Code } from './code-lists.ts';
import { ConsumerLookup, type LookupPorts } from './consumer-lookup.ts';
import { KeptValues } from './kept-values.ts';
import { ProviderLookup } from './provider-lookup.ts';

const most = 50;
const wholeCount = 1000;

const valueSetSchema = z.object({
  resourceType: z.literal('ValueSet'),
  expansion: z.object({ contains: z.array(z.object({ code: z.string(), display: z.string().optional() })).optional() }),
});

/** What a request's form looks up for one open session: consumers, providers, codes. Each works offline with what is kept. */
export class LookupService {
  readonly #ports: LookupPorts;
  readonly #kept: KeptValues;
  readonly #consumers: ConsumerLookup;
  readonly #providers: ProviderLookup;
  readonly #fresh = new Set<CodeKind>();

  constructor(ports: LookupPorts) {
    this.#ports = ports;
    this.#kept = new KeptValues(ports.database);
    this.#consumers = new ConsumerLookup(ports, this.#kept);
    this.#providers = new ProviderLookup(ports, this.#kept);
  }

  readonly consumers = (query: ConsumerQuery) => this.#consumers.find(query);
  readonly createConsumer = (consumer: NewConsumer) => this.#consumers.create(consumer);
  readonly providers = (filter: string) => this.#providers.find(filter);

  /** Codes of a kind that begin with `filter`, or have words that do: favourites first, then the last used. */
  async codes(kind: CodeKind, filter: string): Promise<FoundCode[]> {
    const { short } = valueSets[kind];
    if (short && !this.#fresh.has(kind)) await this.#keepWhole(kind);
    const found = short ? [] : await this.#expand(kind, filter, most);
    const list = (await this.#kept.read()).codes[kind] ?? emptyList;
    return offered(list, found ?? [], filter, short ? wholeCount : most);
  }

  /** A code was chosen, or marked as a favourite, or not any more. */
  async codeChosen({ kind, coded, favourite }: ChosenCode): Promise<void> {
    await this.#kept.change(({ codes }) => {
      const list = codes[kind] ?? emptyList;
      return { codes: { ...codes, [kind]: favourite === undefined ? withUsed(list, coded) : withFavourite(list, coded, favourite) } };
    });
  }

  async #keepWhole(kind: CodeKind): Promise<void> {
    const whole = await this.#expand(kind, '', wholeCount);
    if (!whole) return;
    this.#fresh.add(kind);
    await this.#kept.change(({ codes }) => ({ codes: { ...codes, [kind]: { ...(codes[kind] ?? emptyList), whole } } }));
  }

  /** ValueSet/$expand (FHIR R4); undefined when the server did not answer. */
  async #expand(kind: CodeKind, filter: string, count: number): Promise<Code[] | undefined> {
    const query = new URLSearchParams({ url: valueSets[kind].url, filter, count: String(count) });
    const expanded = await this.#ports.fhir.read(`ValueSet/$expand?${query.toString()}`, valueSetSchema);
    return expanded.ok ? (expanded.value.expansion.contains ?? []).map(({ code, display }) => ({ code, text: display ?? '' })) : undefined;
  }
}

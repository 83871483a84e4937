import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';

const readySchema = z.object({
  ready: z.url(), outbox: z.url(),
  config: z.object({
    authority: z.url(), clientId: z.string(), scope: z.string(), fhirBaseUrl: z.url(), accountUrl: z.url(), browserHosts: z.array(z.string()),
    support: z.object({ phone: z.string(), hours: z.string() }), sandboxOutbox: z.url(),
  }),
  accounts: z.array(z.object({ username: z.string(), password: z.string().nullable(), purpose: z.string() })).min(10),
});

it('prints one ready line, serves, and ends on SIGTERM', async () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--port', '0', '--requests', '3'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line: unknown = (await output.next()).value;
  const { ready, config } = readySchema.parse(JSON.parse(String(line)));
  expect(config.authority).toBe(`${ready}/sandbox`);
  expect((await fetch(`${config.fhirBaseUrl}/metadata`)).status).toBe(200);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit') as [number | null];
  expect(code).toBe(0);
}, 30_000);

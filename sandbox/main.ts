import { parseArgs } from 'node:util';
import { startSandbox } from './start-sandbox.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '24' },
    tls: { type: 'boolean', default: false },
  },
});

const sandbox = await startSandbox({
  port: Number(values.port),
  seed: Number(values.seed),
  requests: Number(values.requests),
  ...(values.tls && { tls: 'self-signed' as const }),
});
console.log(JSON.stringify({ ready: sandbox.url, config: sandbox.clientConfig, outbox: sandbox.clientConfig.sandboxOutbox, accounts: sandbox.control.accounts() }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.stop();
  });
}

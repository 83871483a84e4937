// Does one thing with the program's keychain entries, in the session that its environment names: takes
// `{ do, account?, secret? }` as JSON on standard input, and writes what there is then as JSON.
import keytar from 'keytar';
import { text } from 'node:stream/consumers';

const service = 'facility-desk';
const order = JSON.parse(await text(process.stdin)) as { readonly do: 'list' | 'set' | 'delete'; readonly account?: string; readonly secret?: string };
if (order.do === 'set') await keytar.setPassword(service, order.account ?? '', order.secret ?? '');
if (order.do === 'delete') await keytar.deletePassword(service, order.account ?? '');
process.stdout.write(JSON.stringify(await keytar.findCredentials(service)));

// Writes what the real adapter sends to DynamoDB for each case, and what it then loads, and what texts are as dates, in
// files that the tests read where there is no Node.js: TZ=UTC npm run capture
import { mkdir, rm, writeFile } from 'node:fs/promises';
import '@shopify/shopify-api/adapters/node';
import { DynamoDBSessionStorage } from '@shopify/shopify-app-session-storage-dynamodb';
import { cases } from './cases.js';
import { dates } from './dates.js';
import { describe } from './describe.js';

const resources = new URL('../resources/dev/sessioninspector/interop/', import.meta.url);
const directory = new URL('captured/', resources);
// Less than half a second before most of them expire: what counts as expired already depends on the margin.
const now = Date.parse('2026-01-01T12:34:56.400Z');

const storage = new DynamoDBSessionStorage({ config: { region: 'us-east-1' } });
let item;
storage.client.send = async (command) => {
  item = command.input.Item ?? item;
  return { Item: item };
};

await rm(directory, { recursive: true, force: true });
await mkdir(directory, { recursive: true });
for (const [name, session] of Object.entries(cases())) {
  await storage.storeSession(session);
  const loaded = describe(await storage.loadSession(session.id), now);
  await writeFile(new URL(`${name}.json`, directory), `${JSON.stringify({ item, now, loaded }, null, 2)}\n`);
}

const read = dates.map((text) => [text, new Date(text).getTime()]);
await writeFile(new URL('dates.json', resources), `${JSON.stringify(read, null, 1)}\n`);

// Writes what the real adapter sends to DynamoDB for each case, and what it then loads, as files that the tests read
// where there is no Node.js: npm run capture
import { mkdir, rm, writeFile } from 'node:fs/promises';
import '@shopify/shopify-api/adapters/node';
import { DynamoDBSessionStorage } from '@shopify/shopify-app-session-storage-dynamodb';
import { cases } from './cases.js';
import { describe } from './describe.js';

const directory = new URL('../resources/dev/sessioninspector/interop/captured/', import.meta.url);
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

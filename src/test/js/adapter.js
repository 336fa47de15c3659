// The real adapter, driven by a test: one JSON request a line on standard input, one JSON answer a line on standard
// output. Which DynamoDB it talks to stands in the environment; ends with its input.
import readline from 'node:readline';
import '@shopify/shopify-api/adapters/node';
import { Session, shopifyApi } from '@shopify/shopify-api';
import { DynamoDBSessionStorage } from '@shopify/shopify-app-session-storage-dynamodb';
import { cases } from './cases.js';
import { describe } from './describe.js';

const { session: ids } = shopifyApi({
  apiKey: 'FAKE_key',
  apiSecretKey: 'FAKE_secret',
  apiVersion: '2026-04',
  hostName: 'app.example.com',
  isEmbeddedApp: true,
  logger: { log: () => {} },
});
const storages = new Map();
const storage = (table) => {
  if (!storages.has(table)) storages.set(table, new DynamoDBSessionStorage({ sessionTableName: table }));
  return storages.get(table);
};
const date = (milliseconds) => (milliseconds === null ? undefined : new Date(milliseconds));
const given = (value) => value ?? undefined;

/** A session with the fields of a description. */
const session = (fields) =>
  new Session({
    id: fields.id,
    shop: given(fields.shop),
    state: given(fields.state),
    isOnline: fields.isOnline,
    scope: given(fields.scope),
    accessToken: given(fields.accessToken),
    expires: date(fields.expires),
    refreshToken: given(fields.refreshToken),
    refreshTokenExpires: date(fields.refreshTokenExpires),
    onlineAccessInfo: given(fields.onlineAccessInfo),
  });

const commands = {
  cases: () => Object.keys(cases()),
  storeCase: ({ table, name }) => storage(table).storeSession(cases()[name]),
  async load({ table, id, times }) {
    const loaded = await storage(table).loadSession(id);
    return loaded ? times.map((now) => describe(loaded, now)) : null;
  },
  async loadEqualToCase({ table, id, name }) {
    return (await storage(table).loadSession(id)).equals(cases()[name]);
  },
  async loadEqualTo({ table, fields }) {
    return (await storage(table).loadSession(fields.id)).equals(session(fields));
  },
  async find({ table, shop }) {
    return (await storage(table).findSessionsByShop(shop)).map((found) => found.id);
  },
  delete: ({ table, sessions }) => storage(table).deleteSessions(sessions),
  dates: ({ texts }) =>
    texts.map((text) => {
      const milliseconds = new Date(text).getTime();
      return Number.isNaN(milliseconds) ? null : milliseconds;
    }),
  written: ({ times }) => times.map((milliseconds) => new Date(milliseconds).toISOString()),
  offlineId: ({ shop }) => ids.getOfflineId(shop),
  onlineId: ({ shop, user }) => ids.getJwtSessionId(shop, user),
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { command, ...parameters } = JSON.parse(line);
  let answer;
  try {
    answer = { value: await commands[command](parameters) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

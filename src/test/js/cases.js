// Sessions as apps store them, one of each kind, with what is odd but possible. Every token says that it is a fake.
import { Session } from '@shopify/shopify-api';

const shop = 'example.myshopify.com';
const soon = new Date('2026-01-01T12:34:56.789Z');
const later = new Date('2026-04-01T00:00:00.000Z');

const user = {
  id: 8842001003,
  first_name: 'Ada',
  last_name: 'Lindqvist',
  email: 'ada@example.com',
  email_verified: true,
  account_owner: true,
  locale: 'en-CA',
  collaborator: false,
};
const onlineAccessInfo = {
  expires_in: 86399,
  associated_user_scope: 'read_products,read_orders',
  session: 'FAKE_session_of_the_answer',
  associated_user: user,
};
const offline = {
  id: `offline_${shop}`,
  shop,
  state: '',
  isOnline: false,
  scope: 'read_products,write_orders',
  accessToken: 'shpat_FAKE_offline_token',
};
const online = {
  ...offline,
  id: `${shop}_${user.id}`,
  state: '302018451',
  isOnline: true,
  accessToken: 'shpua_FAKE_online_token',
  expires: soon,
  onlineAccessInfo,
};
const expiring = {
  ...offline,
  expires: soon,
  refreshToken: 'shprt_FAKE_refresh_token',
  refreshTokenExpires: later,
};
const about = (info) => ({ ...online, onlineAccessInfo: info });

const parameters = {
  offline,
  'expiring-offline': expiring,
  'online-embedded': online,
  'online-of-other-apps': { ...online, id: '3f1c2f0e-9f0e-4f0b-8b57-2f6f1f9b1a01' },
  'refresh-without-expiry': { ...expiring, expires: undefined },
  'begun-sign-in': { id: offline.id, shop, state: '123456789012345', isOnline: false },
  'no-token': { ...offline, accessToken: undefined },
  'no-scope': { ...offline, scope: undefined },
  'no-state': { ...offline, state: undefined },
  'no-shop': { ...offline, shop: undefined },
  'empty-texts': { ...offline, scope: '', accessToken: '', refreshToken: '' },
  'upper-case-shop': { ...offline, id: 'offline_Example.myshopify.com', shop: 'Example.myshopify.com' },
  'scopes-with-blanks': { ...offline, scope: ' read_products, write_orders,,unauthenticated_write_checkouts ' },
  'unicode': { ...online, id: 'ünï_😀', state: '\u0000\u2028"\\', scope: 'read_日本語' },
  'empty-info': about({}),
  'info-without-user': about({ expires_in: 60, associated_user_scope: '' }),
  'info-with-nulls': about({ ...onlineAccessInfo, session: null, associated_user: { ...user, email: null } }),
  'info-without-values': about({ ...onlineAccessInfo, session: undefined, associated_user: { id: 7, email: undefined } }),
  'info-with-empty-texts': about({ associated_user: { ...user, first_name: '', last_name: '', email: '' } }),
  'info-with-more': about({ ...onlineAccessInfo, later: { list: [1, 'two', null, [true]], deep: { deeper: {} } } }),
  'text-as-user-id': about({ associated_user: { ...user, id: '8842001003', first_name: 'Zoë', last_name: '李' } }),
  'latest-date': { ...online, expires: new Date(8.64e15) },
  'earliest-date': { ...online, expires: new Date(-8.64e15) },
  'year-zero': { ...online, expires: new Date('0000-01-01T00:00:00.000Z') },
};

/** By name; made anew each time, since a session can be changed. */
export const cases = () =>
  Object.fromEntries(Object.entries(parameters).map(([name, fields]) => [name, new Session(fields)]));

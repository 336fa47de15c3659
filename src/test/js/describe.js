// What the app makes of a session at a time, as JSON: the program describes its own sessions in the same words.
const orNull = (value) => value || null;
const time = (date) => (date ? (Number.isNaN(date.getTime()) ? 'unreadable' : date.getTime()) : null);

export const MARGINS = [0, 500, 300_000];
export const SCOPES = ['', 'read_products', 'read_orders', 'write_products', 'read_orders,write_orders', 'read_日本語'];

export function describe(session, now) {
  const clock = Date.now;
  Date.now = () => now;
  try {
    return {
      id: session.id,
      shop: orNull(session.shop),
      state: session.state ?? null,
      isOnline: Boolean(session.isOnline),
      scope: orNull(session.scope),
      accessToken: orNull(session.accessToken),
      expires: time(session.expires),
      refreshToken: orNull(session.refreshToken),
      refreshTokenExpires: time(session.refreshTokenExpires),
      onlineAccessInfo: session.onlineAccessInfo ?? null,
      isExpired: MARGINS.map((margin) => session.isExpired(margin)),
      isActive: session.isActive(),
      isActiveWith: SCOPES.map((scopes) => session.isActive(scopes)),
    };
  } finally {
    Date.now = clock;
  }
}

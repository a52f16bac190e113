import type { Config } from "../config";
import { challengeOf, randomText } from "./pkce";

/**
 * The signed-in session: authorization code + PKCE at the pool's pages, refreshed in one place.
 *
 * The access token lives in memory only. The refresh token stays in this tab's session storage,
 * so that a reload on a phone does not ask for the password again, and is gone with the tab; see
 * docs/decisions/0009-tokens-in-the-browser.md.
 */
const PENDING = "skolbro.pending";
const REFRESH = "skolbro.refresh";
const EARLY_MS = 60_000;

interface Tokens {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
}

interface Pending {
  state: string;
  verifier: string;
  place: string;
}

export class Session {
  private access: { token: string; until: number } | undefined;
  private refreshing: Promise<string | undefined> | undefined;
  private readonly watchers = new Set<() => void>();

  constructor(
    private readonly config: Config,
    private readonly store: Storage = sessionStorage,
  ) {}

  /** Be told when somebody has been signed in or out. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  get isSignedIn(): boolean {
    return this.access !== undefined || this.store.getItem(REFRESH) !== null;
  }

  /** Leave for the sign-in pages, to come back to the same place. */
  async signIn(identityProvider: string, place = location.pathname): Promise<void> {
    const pending: Pending = { state: randomText(), verifier: randomText(48), place };
    this.store.setItem(PENDING, JSON.stringify(pending));
    const query = new URLSearchParams({
      response_type: "code",
      client_id: this.config.clientId,
      redirect_uri: redirectUri(),
      scope: this.config.scopes.join(" "),
      state: pending.state,
      code_challenge: await challengeOf(pending.verifier),
      code_challenge_method: "S256",
      identity_provider: identityProvider,
    });
    location.assign(`${this.config.authDomain}/oauth2/authorize?${query}`);
  }

  /** Take in the code that the pages sent us back with. Answers with the place to go on to. */
  async complete(query: URLSearchParams): Promise<string | undefined> {
    const told = this.store.getItem(PENDING);
    const code = query.get("code");
    this.store.removeItem(PENDING);
    if (!code || !told) return undefined;
    const pending = JSON.parse(told) as Pending;
    if (query.get("state") !== pending.state) return undefined;
    const kept = await this.ask({
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri(),
      code_verifier: pending.verifier,
    });
    return kept ? pending.place : undefined;
  }

  /** A token that is good for a minute at least, or none when one must sign in again. */
  async token(): Promise<string | undefined> {
    if (this.access && this.access.until - EARLY_MS > Date.now()) return this.access.token;
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  /** Forget everything, here and at the sign-in pages. */
  signOut(): void {
    this.forget();
    const query = new URLSearchParams({
      client_id: this.config.clientId,
      logout_uri: redirectUri(),
    });
    location.assign(`${this.config.authDomain}/logout?${query}`);
  }

  forget(): void {
    this.access = undefined;
    this.store.removeItem(REFRESH);
    for (const watcher of this.watchers) watcher();
  }

  private async refresh(): Promise<string | undefined> {
    const refresh = this.store.getItem(REFRESH);
    if (!refresh) return undefined;
    const kept = await this.ask({ grant_type: "refresh_token", refresh_token: refresh });
    if (!kept) this.forget();
    return this.access?.token;
  }

  private async ask(form: Record<string, string>): Promise<boolean> {
    const answer = await fetch(`${this.config.authDomain}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ ...form, client_id: this.config.clientId }),
    });
    if (!answer.ok) return false;
    const tokens = (await answer.json()) as Tokens;
    this.access = { token: tokens.access_token, until: Date.now() + tokens.expires_in * 1000 };
    if (tokens.refresh_token) this.store.setItem(REFRESH, tokens.refresh_token);
    return true;
  }
}

function redirectUri(): string {
  return `${location.origin}/`;
}

import { NoAnswer } from "../api/problem";
import type { Config } from "../config";
import { challengeOf, randomText } from "./pkce";

/*
 * Where the tokens are, and why. The access token lives in memory only. The refresh token stays in
 * this tab's session storage: with memory alone, every reload on a phone (which drops tabs in the
 * background) would be a sign-in, and sign-ins are what runs out first at 07:30. Signing in
 * silently by the pool's cookie would be the same sign-in, and browsers block that cookie in
 * frames. Local storage would outlive the tab on a shared computer. What remains is script
 * injection, which could use the session wherever its token lay: against it stand a content
 * security policy without inline script, tokens that are rotated at every use (one used twice
 * ends), and revocation at sign-out.
 */
const PENDING = "skolbro.pending";
const REFRESH = "skolbro.refresh";
const EARLY_MS = 60_000;
const PATIENCE_MS = 30_000;
// The pool's own form needs no name; only federated ways in have one.
const OWN_FORM = "COGNITO";

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

/** Why the pool let nobody in, by the code that its triggers put before the text. */
export type Refusal = "unknown-person" | "not-trusted" | "try-again";
const REFUSAL = /\b(unknown-person|not-trusted|try-again):/;

/** How coming back from the sign-in pages ended, and the place one was on the way to. */
export interface Return {
  isIn: boolean;
  place: string;
  refusal?: Refusal;
}

/** The signed-in session: authorization code + PKCE at the pool's pages, refreshed in one place. */
export class Session {
  private access: { token: string; until: number } | undefined;
  private refreshing: Promise<string | undefined> | undefined;
  private readonly watchers = new Set<() => void>();
  /** Whether somebody was signed in here and is not any more, without having pressed sign out. */
  wasEnded = false;

  constructor(
    private readonly config: Config,
    private readonly store: Storage = sessionStorage,
    private readonly redirectUri = `${location.origin}/`,
  ) {}

  /** Be told when somebody has been signed out. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  get isSignedIn(): boolean {
    return this.access !== undefined || this.store.getItem(REFRESH) !== null;
  }

  /** The address of the sign-in pages, from which one comes back to the same place. */
  async wayIn(identityProvider: string, place: string): Promise<string> {
    const pending: Pending = { state: randomText(), verifier: randomText(48), place };
    this.store.setItem(PENDING, JSON.stringify(pending));
    const query = new URLSearchParams({
      response_type: "code",
      client_id: this.config.clientId,
      redirect_uri: this.redirectUri,
      scope: this.config.scopes.join(" "),
      state: pending.state,
      code_challenge: await challengeOf(pending.verifier),
      code_challenge_method: "S256",
    });
    if (identityProvider !== OWN_FORM) query.set("identity_provider", identityProvider);
    return `${this.config.authDomain}/oauth2/authorize?${query}`;
  }

  /** Take in what the pages sent us back with: a code is good once, and only for our own state. */
  async complete(query: URLSearchParams): Promise<Return> {
    const told = this.store.getItem(PENDING);
    this.store.removeItem(PENDING);
    const pending = told ? (JSON.parse(told) as Pending) : undefined;
    const code = query.get("code");
    if (!code || !pending || query.get("state") !== pending.state) {
      return { isIn: this.isSignedIn, place: pending?.place ?? "/", ...refusalIn(query) };
    }
    const form = {
      grant_type: "authorization_code",
      code,
      redirect_uri: this.redirectUri,
      code_verifier: pending.verifier,
    };
    const isIn = await this.ask(form).catch(() => false);
    return { isIn, place: pending.place };
  }

  /**
   * A token that is good for a minute at least, or none when one must sign in again.
   * Throws `NoAnswer` when a new one is needed and the pool cannot be reached.
   */
  async token(): Promise<string | undefined> {
    if (this.access && this.access.until - EARLY_MS > Date.now()) return this.access.token;
    // One at a time: a refresh token is good once, so a second would end the session.
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  /** Another token than one that was refused. */
  async renew(refused: string): Promise<string | undefined> {
    if (this.access?.token === refused) this.access = undefined;
    return this.token();
  }

  /** Forget everything here, end the refresh token, and answer with the pages' way out. */
  signOut(): string {
    const refresh = this.store.getItem(REFRESH);
    if (refresh) this.revoke(refresh);
    this.forget();
    this.wasEnded = false;
    const query = new URLSearchParams({
      client_id: this.config.clientId,
      logout_uri: this.redirectUri,
    });
    return `${this.config.authDomain}/logout?${query}`;
  }

  forget(): void {
    this.wasEnded = this.isSignedIn;
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

  /** Whether the pool gave tokens. Throws `NoAnswer` when that is not for it to say just now. */
  private async ask(form: Record<string, string>): Promise<boolean> {
    try {
      const answer = await this.post("token", form, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (answer.status === 400 || answer.status === 401) return false;
      if (!answer.ok) throw new NoAnswer();
      const tokens = (await answer.json()) as Tokens;
      this.access = { token: tokens.access_token, until: Date.now() + tokens.expires_in * 1000 };
      if (tokens.refresh_token) this.store.setItem(REFRESH, tokens.refresh_token);
      return true;
    } catch {
      throw new NoAnswer();
    }
  }

  private revoke(token: string): void {
    // The page is about to be left, and signing out must not wait for coverage.
    this.post("revoke", { token }, { keepalive: true }).catch(() => undefined);
  }

  private post(what: string, form: Record<string, string>, how: RequestInit): Promise<Response> {
    const body = new URLSearchParams({ ...form, client_id: this.config.clientId });
    return fetch(`${this.config.authDomain}/oauth2/${what}`, { ...how, method: "POST", body });
  }
}

function refusalIn(query: URLSearchParams): { refusal?: Refusal } {
  const code = REFUSAL.exec(query.get("error_description") ?? "")?.[1];
  return code ? { refusal: code as Refusal } : {};
}

/** What the deployment tells its client: where the API and the sign-in pages are. */
export interface Config {
  apiUrl: string;
  authDomain: string;
  clientId: string;
  scopes: string[];
}

export async function loadConfig(): Promise<Config> {
  const answer = await fetch("/config.json");
  if (!answer.ok) throw new Error("config.json is missing");
  return (await answer.json()) as Config;
}

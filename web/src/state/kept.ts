/**
 * What the phone keeps until it has reached the school: ids, times and marks, never a name.
 * Where nothing can be kept, as in a private window, it lives as long as the page.
 */
const PREFIX = "skolbro.unsent.";
const atHand = new Map<string, string>();

export function readKept<T>(name: string): T | undefined {
  const words = stored(name) ?? atHand.get(name);
  if (!words) return undefined;
  try {
    return JSON.parse(words) as T;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: unknown): void {
  const words = JSON.stringify(value);
  try {
    localStorage.setItem(PREFIX + name, words);
    atHand.delete(name);
  } catch {
    atHand.set(name, words);
  }
}

export function forget(name: string): void {
  atHand.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // There is nothing to forget where nothing can be kept.
  }
}

/** The names of all that is kept under a beginning. */
export function keptNames(beginning: string): string[] {
  const names = [...atHand.keys()];
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key?.startsWith(PREFIX)) names.push(key.slice(PREFIX.length));
    }
  } catch {
    // As above.
  }
  return names.filter((name) => name.startsWith(beginning));
}

function stored(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

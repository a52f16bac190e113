import { NoAnswer, Problem } from "../api/problem";
import type { Touch, Touches } from "../api/staff";
import { forget, keep, readKept } from "./kept";

/** Where a touch was made: the unit and its day. */
export interface TouchPlace {
  groupId: string;
  day: string;
}

interface Queued extends TouchPlace {
  touch: Touch;
}

export interface Refused extends Queued {
  reason: string;
}

interface Kept {
  unsent: readonly Queued[];
  refused: readonly Refused[];
}

interface State extends Kept {
  /** Taken by the school, and not yet in the list that is shown. */
  taken: readonly Queued[];
}

export type Send = (place: TouchPlace, touches: Touch[]) => Promise<Touches>;

const MOST_AT_ONCE = 30;
// Those say nothing of the touches: signed out, too many requests, or something broke.
const LATER = new Set([401, 408, 429]);
const EMPTY: Kept = { unsent: [], refused: [] };

/**
 * Touches in the order in which they were made, kept on the phone until the school has them.
 * Each has its own id, so that sending one again does no harm.
 */
export class TouchQueue {
  private state: State;
  private sending: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly name: string,
    private readonly send: Send,
    /** Fetch the list anew: until that is done, what was taken is still laid on top of it. */
    private readonly onSent: () => Promise<unknown> = () => Promise.resolve(),
  ) {
    this.state = { ...(readKept<Kept>(name) ?? EMPTY), taken: [] };
  }

  readonly snapshot = (): State => this.state;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  add(place: TouchPlace, touch: Touch): Promise<void> {
    this.change({ ...this.state, unsent: [...this.state.unsent, { ...place, touch }] });
    return this.flush();
  }

  /** A refusal that staff have read. */
  read(touchId: string): void {
    const refused = this.state.refused.filter((one) => one.touch.id !== touchId);
    this.change({ ...this.state, refused });
  }

  /** Send what waits, the oldest first, until there is nothing left or no answer comes. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    let hasSent = false;
    try {
      while (this.state.unsent.length > 0) {
        if (!(await this.sendSome(nextOf(this.state.unsent)))) break;
        hasSent = true;
      }
    } finally {
      if (hasSent) this.settle();
    }
  }

  private settle(): void {
    const shown = new Set(this.state.taken);
    const done = () =>
      this.change({ ...this.state, taken: this.state.taken.filter((one) => !shown.has(one)) });
    this.onSent().then(done, done);
  }

  /** Whether the touches have been answered, one way or the other. */
  private async sendSome(some: Queued[]): Promise<boolean> {
    const place = some[0];
    if (!place) return false;
    try {
      const told = await this.send(
        { groupId: place.groupId, day: place.day },
        some.map((one) => one.touch),
      );
      const reasons = new Map(told.items.map((one) => [one.id, one.refusal?.detail]));
      this.answered(some, (one) => reasons.get(one.touch.id));
      return true;
    } catch (error) {
      if (!isRefusal(error)) return false;
      // All of them were refused, with the first one's reason: each is asked about alone.
      if (some.length > 1) return this.sendEach(some);
      this.answered(some, () => error.message);
      return true;
    }
  }

  private async sendEach(some: Queued[]): Promise<boolean> {
    for (const one of some) if (!(await this.sendSome([one]))) return false;
    return true;
  }

  private answered(some: Queued[], reasonOf: (one: Queued) => string | undefined): void {
    const ids = new Set(some.map((one) => one.touch.id));
    const refused = some.flatMap((one) => {
      const reason = reasonOf(one);
      return reason === undefined ? [] : [{ ...one, reason }];
    });
    const isRefused = new Set(refused.map((one) => one.touch.id));
    this.change({
      unsent: this.state.unsent.filter((one) => !ids.has(one.touch.id)),
      refused: [...this.state.refused, ...refused],
      taken: [...this.state.taken, ...some.filter((one) => !isRefused.has(one.touch.id))],
    });
  }

  private change(state: State): void {
    this.state = state;
    const { unsent, refused } = state;
    if (unsent.length + refused.length === 0) forget(this.name);
    else keep(this.name, { unsent, refused } satisfies Kept);
    for (const listener of this.listeners) listener();
  }
}

/** The oldest, and those after it that were made at the same unit on the same day. */
function nextOf(unsent: readonly Queued[]): Queued[] {
  const first = unsent[0];
  const others = unsent.findIndex((one) => one.groupId !== first?.groupId || one.day !== first.day);
  return unsent.slice(0, Math.min(others < 0 ? unsent.length : others, MOST_AT_ONCE));
}

function isRefusal(error: unknown): error is Problem {
  if (error instanceof NoAnswer || !(error instanceof Problem)) return false;
  return error.status < 500 && !LATER.has(error.status);
}

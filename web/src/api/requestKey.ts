/**
 * The Idempotency-Key of what one is about to send. It stays the same for the same words, however
 * often they are sent, until an answer has come; other words are another request.
 */
export class RequestKey {
  private held: { key: string; words: string } | undefined;

  of(body: unknown): string {
    const words = JSON.stringify(body);
    if (this.held?.words !== words) this.held = { key: crypto.randomUUID(), words };
    return this.held.key;
  }

  spend(): void {
    this.held = undefined;
  }
}

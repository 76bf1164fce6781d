/** The questions that have looked up what is hidden and are not answered yet. */
export class UnderWay {
  private readonly running = new Set<Promise<void>>();

  /** A question begins; the answer is to be called when it has ended, however it did. */
  begin(): () => void {
    let end = () => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.running.add(over);
    return () => {
      this.running.delete(over);
      end();
    };
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Resolves when all that had begun have ended. */
  async ended(): Promise<void> {
    await Promise.all(this.running);
  }
}

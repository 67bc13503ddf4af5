// Where a vault lies: the browser's storage, or memory where that is refused.

/** Somewhere that keeps texts: the browser's storage, or memory where that is refused. */
export type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export class Memory implements Drawer {
  private readonly kept = new Map<string, string>();

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.kept.set(name, value);
  }

  removeItem(name: string): void {
    this.kept.delete(name);
  }
}

/** The browser's storage if it really keeps things, or has kept some before it was full; else memory. */
export function drawer(): Drawer {
  try {
    if (localStorage.length === 0) {
      localStorage.setItem("workshop", "1");
      if (localStorage.getItem("workshop") === null) return new Memory();
      localStorage.removeItem("workshop");
    }
    return localStorage;
  } catch {
    return new Memory();
  }
}

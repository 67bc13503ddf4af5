// A phone in walks: its storage as Chromium keeps it, its network, its clock, and its tabs.

import { Event } from "./page.mjs";
import { Tab } from "./tab.mjs";
import { Network } from "./world.mjs";

/** What the browser's own process holds; each tab has a copy, and hears of the others' writing later. */
class Storage {
  kept = new Map();
  views = new Map();
  isFull = false;

  constructor(world, refuses) {
    this.world = world;
    this.refuses = refuses;
  }

  opened(tab) {
    const view = new View(this, tab);
    this.views.set(tab, view);
    return view;
  }

  closed(tab) {
    this.views.delete(tab);
  }

  /** A tab wrote: it is kept at once, and the others are told. */
  arrived(from, key, oldValue, newValue) {
    if (newValue === null) this.kept.delete(key);
    else this.kept.set(key, newValue);
    for (const [tab, view] of this.views) {
      if (view === from) this.world.later(1, () => view.confirmed(key));
      else this.world.later(1, () => view.heard({ key, oldValue, newValue }));
    }
  }
}

class View {
  pending = new Map();
  loaded = null;

  constructor(storage, tab) {
    this.storage = storage;
    this.tab = tab;
  }

  /** Fetched when the page's scripts first ask for it. */
  get cache() {
    return (this.loaded ??= new Map(this.storage.kept));
  }

  get length() {
    return this.cache.size;
  }

  key(index) {
    return [...this.cache.keys()][index] ?? null;
  }

  getItem(key) {
    return this.cache.get(key) ?? null;
  }

  setItem(key, value) {
    const { storage } = this;
    if (storage.refuses || (storage.isFull && value.length > (this.getItem(key)?.length ?? 0))) throw new Error("QuotaExceeded");
    this.write(key, value);
  }

  removeItem(key) {
    this.write(key, null);
  }

  write(key, value) {
    const before = this.getItem(key);
    if (value === before) return;
    if (value === null) this.cache.delete(key);
    else this.cache.set(key, value);
    this.pending.set(key, (this.pending.get(key) ?? 0) + 1);
    this.storage.world.later(1, () => this.storage.arrived(this, key, before, value));
  }

  /** In the order in which the browser took both: this tab's own writing, and that of the others. */
  confirmed(key) {
    const confirm = () => this.pending.set(key, this.pending.get(key) - 1);
    if (this.tab.isCached) confirm();
    else this.tab.task(confirm, "storage");
  }

  /** In the cache a page learns what changed, but hears no event. */
  heard(news) {
    if (this.tab.isCached) return this.apply(news);
    this.tab.task(() => {
      this.apply(news);
      this.tab.window.dispatchEvent(new Event("storage", news));
    }, "storage");
  }

  /** What this tab has written meanwhile stands: the browser will hear of it later. */
  apply({ key, newValue }) {
    if (this.loaded === null || (this.pending.get(key) ?? 0) > 0) return;
    if (newValue === null) this.cache.delete(key);
    else this.cache.set(key, newValue);
  }
}

export class Phone {
  clock = 0;
  clockSetAt = -Infinity;
  tabs = []; // the one in front is last

  constructor(world, code, key, refuses = false) {
    Object.assign(this, { world, code, key });
    this.network = new Network(world);
    this.storage = new Storage(world, refuses);
  }

  get front() {
    return this.tabs.at(-1);
  }

  open(restoring = null) {
    const tab = new Tab(this);
    this.tabs.push(tab);
    tab.open(restoring);
    return tab;
  }

  /** The same place, a new page. */
  reload(tab = this.front) {
    const place = this.tabs.indexOf(tab);
    if (place < 0) return;
    if (!tab.isFrozen) tab.leave();
    else tab.vanish();
    this.tabs[place] = new Tab(this, tab.window.name);
    this.tabs[place].open(tab.restoring);
  }

  close(tab = this.front, warned = true) {
    this.tabs = this.tabs.filter((each) => each !== tab);
    if (warned && !tab.isFrozen) tab.leave();
    else tab.vanish();
  }
}

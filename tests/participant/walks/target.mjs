// Events, and whatever can be listened to.

export class Event {
  constructor(type, more = {}) {
    Object.assign(this, more);
    this.type = type;
    this.target = null;
  }

  preventDefault() {}
}

/** Whatever can be listened to; a mistake in a listener is reported, as a browser would in its console. */
export class Target {
  listeners = {};

  addEventListener(type, listener) {
    (this.listeners[type] ??= []).push(listener);
  }

  removeEventListener(type, listener) {
    this.listeners[type] = (this.listeners[type] ?? []).filter((each) => each !== listener);
  }

  dispatchEvent(event) {
    event.target ??= this;
    event.currentTarget = this;
    for (const listener of [...(this.listeners[event.type] ?? [])]) listener.call(this, event);
  }
}

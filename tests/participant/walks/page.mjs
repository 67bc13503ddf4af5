// As much of a browser's page as the phone's scripts use: elements, selectors, events. It draws nothing.

import { SAYS_AT } from "./server.mjs";
import { Event, Target } from "./target.mjs";

export { Event, Target };

export class Node extends Target {
  parentNode = null;

  remove() {
    this.parentNode?.take(this);
  }

  replaceWith(...nodes) {
    const { parentNode } = this;
    parentNode?.put(parentNode.childNodes.indexOf(this), nodes, 1);
  }

  before(...nodes) {
    this.parentNode?.put(this.parentNode.childNodes.indexOf(this), nodes);
  }

  after(...nodes) {
    this.parentNode?.put(this.parentNode.childNodes.indexOf(this) + 1, nodes);
  }
}

class Text extends Node {
  constructor(text) {
    super();
    this.textContent = text;
  }
}

const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export class Element extends Node {
  childNodes = [];
  style = {};
  offsetHeight = 0;
  scrollHeight = 0;
  checked = false;
  disabled = false;

  constructor(tag, page) {
    super();
    this.tagName = tag.toUpperCase();
    this.page = page;
    this.attributes = new Map();
    this.dataset = new Proxy({}, {
      get: (_, name) => this.attributes.get(`data-${dashed(name)}`),
      set: (_, name, value) => (this.attributes.set(`data-${dashed(name)}`, String(value)), true),
      deleteProperty: (_, name) => (this.attributes.delete(`data-${dashed(name)}`), true),
    });
    this.classList = {
      add: (name) => this.classes(name, true),
      remove: (name) => this.classes(name, false),
      contains: (name) => this.className.split(" ").includes(name),
      toggle: (name, on = !this.classList.contains(name)) => this.classes(name, on),
    };
  }

  contains(node) {
    return node === this || this.childNodes.some((each) => each === node || each.contains?.(node));
  }

  classes(name, on) {
    const others = this.className.split(" ").filter((each) => each !== name && each !== "");
    this.className = (on ? [...others, name] : others).join(" ");
  }

  setAttribute(name, value) {
    this.attributes.set(name, String(value));
    if (["checked", "disabled"].includes(name)) this[name] = true;
    if (name === "value") this.value = String(value);
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name) {
    return this.attributes.has(name);
  }

  removeAttribute(name) {
    this.attributes.delete(name);
  }

  toggleAttribute(name, on = !this.attributes.has(name)) {
    if (on) this.attributes.set(name, "");
    else this.attributes.delete(name);
  }

  put(at, nodes, instead = 0) {
    const fresh = nodes.map((node) => (node instanceof Node ? node : new Text(String(node))));
    for (const node of fresh) node.remove();
    this.childNodes.splice(at, instead, ...fresh).forEach((node) => (node.parentNode = null));
    for (const node of fresh) node.parentNode = this;
  }

  take(node) {
    this.childNodes = this.childNodes.filter((each) => each !== node);
    node.parentNode = null;
  }

  append(...nodes) {
    this.put(this.childNodes.length, nodes);
  }

  prepend(...nodes) {
    this.put(0, nodes);
  }

  replaceChildren(...nodes) {
    this.textContent = "";
    this.append(...nodes);
  }

  get children() {
    return this.childNodes.filter((node) => node instanceof Element);
  }

  get textContent() {
    return this.childNodes.map((node) => node.textContent).join("");
  }

  set textContent(text) {
    this.childNodes.forEach((node) => (node.parentNode = null));
    this.childNodes = [];
    if (text !== "") this.append(text);
  }

  get isConnected() {
    return this === this.page.documentElement || (this.parentNode?.isConnected ?? false);
  }

  focus() {
    if (this.isConnected) this.page.focused = this;
  }

  blur() {
    this.page.focused = null;
  }

  click() {
    if (!this.disabled) this.dispatchEvent(new Event("click"));
  }

  scrollIntoView() {}

  *[Symbol.iterator]() {
    for (const child of this.children) {
      yield child;
      yield* child;
    }
  }

  matches(selectors) {
    return selectors.split(",").some((selector) => matches(this, selector.trim()));
  }

  closest(selectors) {
    return this.matches(selectors) ? this : (this.parentNode?.closest(selectors) ?? null);
  }

  querySelectorAll(selectors) {
    return [...this].filter((element) => element.matches(selectors));
  }

  querySelector(selectors) {
    for (const element of this) if (element.matches(selectors)) return element;
    return null;
  }
}

for (const name of ["id", "className", "hidden", "open", "href", "dir", "lang", "title", "name", "type"]) {
  const attribute = name === "className" ? "class" : name;
  const isFlag = name === "hidden" || name === "open";
  Object.defineProperty(Element.prototype, name, {
    get() { return isFlag ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? ""); },
    set(value) { if (isFlag) this.toggleAttribute(attribute, value); else this.setAttribute(attribute, value); },
  });
}

class Field extends Element {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;

  setSelectionRange(start, end) {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }

  select() {}
}

export class HTMLTextAreaElement extends Field {}
export class HTMLInputElement extends Field {}

const PART = /^([\w-]+|\*)?((?:#[\w-]+|\.[\w-]+|\[[^\]]+\])*)$/;

/** Tags, ids, classes and attributes, and one within another. */
function matches(element, selector) {
  const [own, ...above] = selector.split(/\s*>\s*|\s+/).reverse();
  if (!matchesPart(element, own)) return false;
  return above.length === 0 || (element.parentNode?.closest(above.reverse().join(" ")) ?? null) !== null;
}

function matchesPart(element, part) {
  const found = PART.exec(part);
  if (found === null) throw new Error(`page.mjs lacks the selector ${part}`);
  const [, tag, rest] = found;
  if (tag !== undefined && tag !== "*" && element.tagName !== tag.toUpperCase()) return false;
  return (rest.match(/#[\w-]+|\.[\w-]+|\[[^\]]+\]/g) ?? []).every((each) => {
    if (each[0] === "#") return element.id === each.slice(1);
    if (each[0] === ".") return element.classList.contains(each.slice(1));
    const [, name, value] = /^\[([\w-]+)(?:="?([^"\]]*)"?)?\]$/.exec(each) ?? [];
    return value === undefined ? element.hasAttribute(name) : element.getAttribute(name) === value;
  });
}

/** A document like the one that `room.html` makes, without what only people read. */
export class Document extends Target {
  focused = null;
  visibilityState = "visible";
  title = "";

  constructor(code) {
    super();
    this.documentElement = this.createElement("html");
    this.documentElement.lang = "en";
    this.documentElement.dir = "ltr";
    this.documentElement.dataset["words"] = SAYS_AT;
    this.body = this.createElement("body");
    this.documentElement.append(this.body);
    this.body.dataset["code"] = code;
    for (const id of ["main", "step-out", "hand", "help"]) {
      const part = this.createElement("section");
      part.id = id;
      part.append(this.createElement("h2"));
      this.body.append(part);
    }
    for (const [id, place] of [["hand-body", "hand"], ["hand-label", "hand"], ["no-lines", "help"]]) {
      const part = this.createElement("div");
      part.id = id;
      this.getElementById(place).append(part);
    }
  }

  createElement(tag) {
    const kinds = { textarea: HTMLTextAreaElement, input: HTMLInputElement };
    return new (kinds[tag] ?? Element)(tag, this);
  }

  createTextNode(text) {
    return new Text(text);
  }

  getElementById(id) {
    for (const element of this.documentElement) if (element.id === id) return element;
    return null;
  }

  querySelector(selectors) {
    return this.documentElement.querySelector(selectors);
  }

  querySelectorAll(selectors) {
    return this.documentElement.querySelectorAll(selectors);
  }

  get activeElement() {
    return this.focused?.isConnected ? this.focused : this.body;
  }

  get hidden() {
    return this.visibilityState === "hidden";
  }
}

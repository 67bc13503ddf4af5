// Building the page: elements with plain text in them, never markup.

export type Child = Node | string | null;

type Handler = (event: Event) => void;

type Settings = Readonly<Record<string, string | number | boolean | Handler | null>>;

/** `h("button", { type: "button", onclick: go }, "Go")`; null and false leave an attribute out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  settings: Settings = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null));
  return element;
}

export function button(label: string, onclick: Handler, settings: Settings = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick, ...settings }, label);
}

/** A part of the page: drawn once, then told of every change. */
export interface View<News> {
  readonly node: HTMLElement;
  update(news: News): void;
  /** Whether the person is at something that must not change by itself. */
  isHeld?(): boolean;
}

let made = 0;

/** An id that no other element on this page has. */
export function freshId(stem: string): string {
  made += 1;
  return `${stem}-${made}`;
}

/** Whoever was in there with the keyboard or a screen reader still is: where they were, or before it all. */
export function fill(element: HTMLElement, ...children: Child[]): void {
  const focused = document.activeElement as HTMLElement | null;
  const within = element.contains(focused);
  element.textContent = "";
  element.append(...children.filter((child): child is Node | string => child !== null));
  if (!within) return;
  element.tabIndex = -1;
  (focused?.isConnected ? focused : element).focus({ preventScroll: true });
}

export function required(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page lacks #${id}`);
  return element;
}

/** Script texts: paragraphs, and lists of lines that begin with a dash. */
export function prose(text: string, settings: Settings = {}): HTMLElement[] {
  return text
    .split("\n\n")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const lines = part.trim().split("\n");
      if (!lines[0]?.startsWith("- ")) return h("p", settings, lines.join(" "));
      const items: string[] = [];
      for (const line of lines) {
        if (line.startsWith("- ")) items.push(line.slice(2));
        else items.push(`${items.pop() ?? ""} ${line.trim()}`);
      }
      return h("ul", settings, ...items.map((item) => h("li", {}, item)));
    });
}

/** A yes-or-no that says which it is. */
export function toggle(label: string | Node, on: boolean, changed: (on: boolean) => void): HTMLElement {
  const box = h("input", {
    type: "checkbox",
    checked: on,
    onchange: (event) => changed((event.target as HTMLInputElement).checked),
  });
  return h("label", { class: "tick" }, box, h("span", {}, label));
}

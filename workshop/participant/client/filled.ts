// Texts with places for values, and texts in another language than the page's.

/** `filled("Call {number}", { number })`. In a page from right to left a value keeps its own way. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  const isolated = document.documentElement.dir === "rtl";
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return isolated ? `\u2068${value}\u2069` : String(value);
  });
}

/** Whose way it is to write days and times: that of the people who read this page. */
export function conventions(): string {
  const { lang } = document.documentElement;
  return lang === "en" ? "en-GB" : `${lang}-u-nu-latn`;
}

/** What tells a browser in which language a text is. */
export interface Spoken {
  readonly lang?: string;
  readonly dir?: string;
}

export function spoken(language: string, rightToLeft: boolean): Spoken {
  if (language === document.documentElement.lang) return {};
  return { lang: language, dir: rightToLeft ? "rtl" : "ltr" };
}

/** A text that somebody typed, in whatever language. */
export const TYPED = { dir: "auto" } as const;

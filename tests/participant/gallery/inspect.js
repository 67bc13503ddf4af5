// What can be told of a screen from within: each function answers with what is wrong there.
(() => {
  const PRESSED = "a[href], button, summary, input, textarea, select, [tabindex='0']";

  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(isSeen);
  const called = (element) =>
    `${element.localName}${element.id && `#${element.id}`} “${(element.textContent || element.ariaLabel || element.value || "").trim().slice(0, 40)}”`;

  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement: around, data } = walker.currentNode;
      if (data.trim() === "" || !isSeen(around) || around.closest("svg, noscript, script")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      found.push({ around, text: data.trim().slice(0, 40), boxes: [...range.getClientRects()] });
    }
    return found;
  };

  // Where a finger or a click takes effect: a field lies within its label.
  const target = (element) => (element.matches("input[type=radio], input[type=checkbox]") && element.closest("label")) || element;

  const isWithinText = (element) =>
    element.matches("a") && getComputedStyle(element).display === "inline" &&
    element.parentElement.matches("p, li, dd, span") && element.parentElement.textContent.trim() !== element.textContent.trim();

  const targets = () =>
    all(PRESSED).filter((element) => !isWithinText(element)).flatMap((element) => {
      const { width, height } = target(element).getBoundingClientRect();
      return width < 44 || height < 44 ? [`${called(element)} is ${width.toFixed(1)} × ${height.toFixed(1)}`] : [];
    });

  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(parts(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  const contrast = () =>
    texts().filter(({ around }) => !around.closest(":disabled")).flatMap(({ around, text }) => {
      const below = ground(around);
      const found = ratio(over(parts(getComputedStyle(around).color), below), below);
      return found < 7 ? [`“${text}” has ${found.toFixed(2)} to one`] : [];
    });

  const structure = () => {
    const { lang, dir } = document.documentElement;
    const titles = all("h1:not([aria-level]), [aria-level='1']").length;
    const mains = all("main:not([role]), [role=main]").length;
    return [
      lang === "" && "no language",
      dir === "" && "no direction",
      document.title.trim() === "" && "no title",
      titles !== 1 && `${titles} headings of the first level`,
      mains !== 1 && `${mains} main landmarks`,
    ].filter(Boolean);
  };

  // Nothing runs out of the screen sideways, out of what it is written on, or into its neighbour.
  const cut = () => [
    ...(document.scrollingElement.scrollWidth > innerWidth ? [`the page is ${document.scrollingElement.scrollWidth} wide`] : []),
    ...texts().filter(({ boxes }) => boxes.some(({ left, right }) => left < -1 || right > innerWidth + 1))
      .map(({ text }) => `“${text}” runs out of the screen`),
    ...all("a, button, label, summary, li, p, h1, h2, h3, .scale span").filter((element) =>
      element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1).map((element) => `${called(element)} is wider than its place`),
    ...all("textarea").filter((field) => field.scrollHeight > field.offsetHeight + 1).map((field) => `${called(field)} hides lines`),
  ];

  const moving = () => [
    ...document.getAnimations().map((each) => `${each.animationName ?? "a transition"} runs`),
    ...all("*").filter((element) => !/^0s(, 0s)*$/.test(getComputedStyle(element).transitionDuration))
      .map((element) => `${called(element)} has a transition`),
  ];

  // With the colours of the system, what is chosen must differ from what is not by more than a ground.
  const look = (element) => {
    const { color, backgroundColor, borderTopColor, forcedColorAdjust } = getComputedStyle(element);
    return forcedColorAdjust === "none" ? `${color} ${backgroundColor} ${borderTopColor}` : `${color} ${borderTopColor}`;
  };
  const chosen = () => {
    const pairs = [
      [".scale input:checked + span", ".scale input:not(:checked) + span"],
      ["[aria-pressed='true']", "[aria-pressed='false']"],
      [`#bar [data-sheet="${document.body.dataset.shows}"]`, "#exit"],
    ];
    return pairs.flatMap(([is, isNot]) => {
      const [one, other] = [all(is)[0], all(isNot)[0]];
      return one && other && look(one) === look(other) ? [`${called(one)} does not look chosen`] : [];
    });
  };
  const edges = () =>
    all("button:not(.quiet), textarea, input[type=text], .scale span").filter((element) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor, forcedColorAdjust } = getComputedStyle(element);
      if (forcedColorAdjust === "none") return false; // it has a ground instead
      return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor;
    }).map((element) => `${called(element)} has no edge`);


  // The focus, as it stands after a press of the Tab key.
  const focus = () => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const ring = element.matches(".scale input") ? element.nextElementSibling : element;
    const box = ring.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(ring);
    const over = (name) => all(name).find((each) => !each.contains(element))?.getBoundingClientRect();
    const top = over(".notice")?.bottom ?? 0;
    const stop = over(".stop"); // sticks to the bar as long as its own place is further down
    const bottom = stop !== undefined && stop.bottom > box.top && stop.top < box.bottom ? stop.top : over("#bar")?.top ?? innerHeight;
    const shown = Math.min(box.bottom, bottom) - Math.max(box.top, top);
    // Of a page to write on a line is enough: the browser shows the one with the cursor.
    const wanted = element.matches("textarea") ? 44 : box.height;
    const wrong = [
      (outlineStyle === "none" || parseFloat(outlineWidth) < 2) && "has no ring",
      shown < wanted - 1 && `is hidden: ${shown.toFixed()} of ${wanted.toFixed()}`,
    ].filter(Boolean);
    return {
      name: called(element), wrong, place: [...document.querySelectorAll("*")].indexOf(element),
      fixed: element.closest("#bar, .notice") !== null,
      top: box.top + scrollY, bottom: box.bottom + scrollY,
      start: document.documentElement.dir === "rtl" ? innerWidth - box.right : box.left,
    };
  };

  // How many stops the Tab key makes: a group of radio buttons is one.
  const stops = () => {
    const names = new Set();
    return all(PRESSED).filter((element) => !element.disabled && element.tabIndex >= 0).filter((element) => {
      if (element.type !== "radio") return true;
      const isNew = !names.has(element.name);
      names.add(element.name);
      return isNew;
    }).length;
  };

  // Each place to which a key leads: asking after each press takes far longer.
  let places = [];
  const note = () => places.push(focus());
  const follow = () => {
    places = [];
    addEventListener("keyup", note, true);
    return stops();
  };
  const followed = () => {
    removeEventListener("keyup", note, true);
    return places;
  };

  return { targets, contrast, structure, cut, moving, chosen, edges, follow, followed, stops };
})()

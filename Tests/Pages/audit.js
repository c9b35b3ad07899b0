// What is wrong with a page for people who don't see it, don't see it well, or have no mouse. An empty list is good.
(() => {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (e.className ? "." + e.className : "");
  all("details").forEach((e) => { e.open = true; });

  // Landmarks
  for (const selector of ["header", "main", "footer", "h1"]) {
    if (all(selector).length !== 1) { found.push(`${all(selector).length} × ${selector}`); }
  }
  all("nav, [role=region]").forEach((e) => {
    if (!e.getAttribute("aria-label") && !document.getElementById(e.getAttribute("aria-labelledby"))) { found.push(`${name(e)} has no name`); }
  });
  if (!document.documentElement.lang) { found.push("the page has no language"); }
  if (!document.title) { found.push("the page has no title"); }
  const skip = document.querySelector("a");
  if (skip.getAttribute("href") !== "#main") { found.push("the first link does not skip to the content"); }

  // Headings
  let last = 0;
  all("h1, h2, h3, h4, h5, h6").forEach((e) => {
    const level = Number(e.tagName[1]);
    if (level > last + 1) { found.push(`${name(e)} “${e.textContent}” after level ${last}`); }
    last = level;
  });

  // Names
  all("button, a, summary").forEach((e) => { if (!e.textContent.trim()) { found.push(`${name(e)} says nothing`); } });
  all("input, select").forEach((e) => { if (!e.labels.length) { found.push(`${name(e)} has no label`); } });
  all("[role=img]").forEach((e) => { if (!e.getAttribute("aria-label")) { found.push(`${name(e)} has no label`); } });
  all("table").forEach((e) => {
    if (!e.caption) { found.push(`${name(e)} has no caption`); }
    e.querySelectorAll("th").forEach((th) => { if (!th.scope) { found.push(`${name(e)}: a heading without scope`); } });
  });
  const ids = all("[id]").map((e) => e.id);
  if (new Set(ids).size !== ids.length) { found.push("an id twice"); }

  // Focus: whatever can be used can be reached, in the order in which it stands.
  all("[tabindex]").forEach((e) => { if (e.tabIndex > 0) { found.push(`${name(e)} jumps the queue`); } });
  all("*").forEach((e) => {
    const style = getComputedStyle(e);
    if (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style.overflowX) && e.tabIndex < 0) {
      found.push(`${name(e)} scrolls, but not by keyboard`);
    }
  });

  // Contrast
  const parse = (text) => { const p = text.match(/[\d.]+/g).map(Number); return p.length > 3 ? p : [...p, 1]; };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const ground = (e) => {
    const layers = [];
    for (; e; e = e.parentElement) { layers.push(parse(getComputedStyle(e).backgroundColor)); }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = (c) => {
    const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
  let compared = 0;
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || /SCRIPT|STYLE|OPTION/.test(e.tagName) || !e.getClientRects().length) { continue; }
    const style = getComputedStyle(e), back = ground(e), front = over(parse(style.color), back);
    const key = style.color + back.join() + style.fontSize + style.fontWeight;
    compared++;
    if (seen.has(key)) { continue; }
    seen.add(key);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio(front, back) < (large ? 3 : 4.5)) {
      found.push(`${name(e)} “${e.textContent.slice(0, 30)}”: contrast ${ratio(front, back).toFixed(2)}`);
    }
  }
  if (compared < 20) { found.push(`only ${compared} texts were looked at`); }
  return [...new Set(found)];
})()

// One entry of the list as a record, the same as `Entry` in timeline/page/entries.py: from the CSV and what
// Python adds.

/** @typedef {(name: string, event: number) => string} CellOf */

/**
 * All that entries are made from; `cell` gives a column's text in an event's row, `names` are those of all
 * columns, `told` the date in the reading that is shown; `hangs`
 * whether the source has one that comes from elsewhere.
 * @typedef {{
 *   cell: CellOf, data: SharedData, words: EntryData, titleOf: (id: string) => string, names: string[],
 *   told: (event: number) => string, hangs: (event: number) => boolean,
 * }} Table
 */

/**
 * What makes the record of an event.
 * @param {Table} table
 * @returns {(event: number) => EntryValues}
 */
export function entryRecords(table) {
  const { cell, words, names } = table;
  const datetime = new RegExp(words.datetime);
  const web = new RegExp(words.web);
  const others = names.filter((name) => !words.known.includes(name));
  /** @param {string} address */
  const hostOf = (address) => (web.exec(address)?.[1] || "").toLowerCase();
  return (event) => ({
    ...headOf(event, table, datetime),
    ...mediaOf(event, table, hostOf),
    ...imageOf(event, table, hostOf),
    ...evidenceOf(event, table),
    details: detailsOf(event, table, hostOf),
    more: others.map((name) => ({ name, text: cell(name, event) })).filter(({ text }) => text),
  });
}

/**
 * @param {number} event
 * @param {Table} table
 * @param {RegExp} datetime
 */
function headOf(event, { cell, data, words, told }, datetime) {
  const id = cell("id", event);
  const date = cell("date", event);
  const [said, brief] = words.dates[told(event)];
  const same = told(event) === date;
  const shown = same && cell("display_date", event);
  const kinds = new Map(Object.entries(words.kinds));
  /** @param {string} name */
  const tagOf = (name) => (name === "kind" && kinds.get(cell(name, event))) || cell(name, event);
  return {
    id,
    date: told(event),
    brief,
    link: encodeURIComponent(id),
    title: cell("title", event),
    lane: cell("lane", event),
    slot: data.band[event] < 0 ? "line" : data.slot[event],
    grade: data.grades[event] || "",
    when: shown || said,
    date_words: shown && shown !== said ? said : "",
    datetime: (same && datetime.exec(date)?.[1]) || "",
    tags: [...new Set(words.tags.map(tagOf).filter(Boolean))].map((tag) => ({ tag })),
    description: cell("description", event),
  };
}

/**
 * @param {number} event
 * @param {Table} table
 * @param {(address: string) => string} hostOf
 */
function mediaOf(event, { cell, words }, hostOf) {
  const media = cell("media", event);
  const captions = words.captions.map((name) => cell(name, event)).filter(Boolean);
  const told = captions.join(" · ");
  const link = hostOf(media) ? media : "";
  return { media, media_link: link, media_plain: link ? "" : media, media_text: told || link };
}

/**
 * @param {number} event
 * @param {Table} table
 * @param {(address: string) => string} hostOf
 */
function imageOf(event, { cell, words }, hostOf) {
  const [image, wide, high] = words.images[event] || ["", "", ""];
  const host = image ? "" : hostOf(cell("image", event));
  const told = ["media_caption", "image_credit"].map((name) => cell(name, event)).filter(Boolean);
  return {
    image,
    image_wide: wide,
    image_high: high,
    image_alt: cell("image_alt", event),
    image_credit: image || host ? told.join(" · ") : "",
    image_link: host ? cell("image", event) : "",
    image_host: host,
  };
}

/**
 * How the date was found.
 * @param {number} event
 * @param {Table} table
 */
function evidenceOf(event, { cell, words, titleOf, told, hangs }) {
  const cue = cell("cue", event);
  const paragraph = cell("paragraph", event);
  const names = [
    "cue",
    "paragraph",
    "source_date",
    "relative_to",
    "other_dates",
    ...words.details.map(([name]) => name),
  ];
  const [anchor, before, behind] = words.ties[event] || ["", "", ""];
  const [date, own] = ["date", "source_date"].map((name) => cell(name, event));
  const same = told(event) === date;
  return {
    cue,
    paragraph,
    before,
    behind,
    found: cue || paragraph,
    alone: same && !(hangs(event) && date === own) ? words.dates[own]?.[0] || "" : "",
    anchor_link: encodeURIComponent(anchor),
    anchor_title: titleOf(anchor),
    implied: words.implied[event] || "",
    others: words.others[event] || "",
    evidence: names.map((name) => cell(name, event)).join(""),
  };
}

/**
 * Cells under their labels; of an address, the host is what is read.
 * @param {number} event
 * @param {Table} table
 * @param {(address: string) => string} hostOf
 */
function detailsOf(event, { cell, words }, hostOf) {
  const details = words.details.map(([name, label, isWeb]) => {
    const text = cell(name, event);
    const host = isWeb ? hostOf(text) : "";
    return { label, text, host, plain: host ? "" : text };
  });
  return details.filter(({ text }) => text);
}

// Lanes to the stripes that they are drawn in, each as high as its events want, or folded to a row.

/**
 * What a page does with lanes. Where these have two levels, or events stand in several, nested.js does it.
 * @type {Levels}
 */
export const levels = {
  standing(data, { folded }, shown) {
    /** @type {Stripe[]} */
    const stripes = data.bands.map((name, band) => stripeOf(name, data.beginnings[band], folded));
    data.band.forEach((band, event) => {
      if (shown[event] && band >= 0) stripes[band].isShown = true;
    });
    return { stripes, stripe: data.band, further: new Map() };
  },
  shows: (data, lanes) => (event) => !lanes.size || lanes.has(data.bands[data.band[event]]),
  has: (data) => (lane) => data.bands.includes(lane),
  without: (_, shown, lane) => shown.filter((name) => name !== lane),
};

/**
 * The stripes that an event stands in, -1 alone for a report.
 * @param {Standing} standing
 * @param {number} event
 */
export const stripesOf = ({ stripe, further }, event) => [stripe[event], ...(further.get(event) || [])];

/**
 * The stripe of a whole lane, in which nothing is shown yet.
 * @param {string} name
 * @param {string} caption what its labels leave out
 * @param {ReadonlySet<string>} folded
 * @returns {Stripe}
 */
export function stripeOf(name, caption, folded) {
  const isFolded = folded.has(name);
  return { key: name, name, caption: isFolded ? "" : caption, isFolded, isShown: false };
}

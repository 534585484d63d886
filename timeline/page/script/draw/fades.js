// Colours that run out, for ends that are not known.

/**
 * Colours that run out to one side, for whatever has no known end there.
 * @param {number} count how many colours there are
 * @returns {Wanted[]}
 */
export function fadesOf(count) {
  /** @type {[string, number, number][]} */
  const sides = [
    ["left", 0, 1],
    ["right", 1, 0],
  ];
  /** @type {[string, number][]} */
  const inks = [
    ["fade", 0.25],
    ["line", 1],
  ];
  return [...Array(count).keys()].flatMap((slot) =>
    sides.flatMap(([side, first, last]) =>
      inks.map(([name, most]) => {
        /** @type {Wanted[]} */
        const stops = [first, last].map((share, offset) => [
          "stop",
          { offset, class: `kind-${slot}`, "stop-opacity": share * most },
        ]);
        return /** @type {Wanted} */ (["linearGradient", { id: `${name}-${side}-${slot}` }, stops]);
      }),
    ),
  );
}

// A long list in pieces, which are written when they come near the window and cleared when they leave it.

/** @typedef {{ root: HTMLElement, first: number, written: boolean }} Piece */

// Entries of a piece, px of one before any has been seen, and how near the window a piece is written.
const SIZE = 50;
const LINE = 36;
const NEAR = "800px 0px";

/**
 * @param {HTMLElement} root
 * @param {number} count of events
 * @param {(event: number) => HTMLElement[]} entryOf an entry, with what stands before it
 */
export function piecesIn(root, count, entryOf) {
  const places = new Int32Array(count).fill(-1);
  const current = {
    pieces: /** @type {Piece[]} */ ([]),
    order: /** @type {number[]} */ ([]),
    line: LINE,
    watch: /** @type {IntersectionObserver | null} */ (null),
  };
  /** @param {Piece | undefined} piece */
  const writePiece = (piece) => {
    if (!piece || piece.written) return;
    piece.written = true;
    piece.root.replaceChildren(...current.order.slice(piece.first, piece.first + SIZE).flatMap(entryOf));
    piece.root.style.minHeight = "";
  };
  // Which pieces are in sight depends on what scrolls: the list's own column, or the window.
  const observe = () => {
    const column = root.closest(".list");
    const scrolls = column && getComputedStyle(column).overflowY !== "visible";
    current.watch?.disconnect();
    current.watch = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const piece = current.pieces[Number(/** @type {HTMLElement} */ (target).dataset.piece)];
          if (isIntersecting) writePiece(piece);
          else clear(piece);
        }
      },
      { root: scrolls ? column : null, rootMargin: NEAR },
    );
    for (const piece of current.pieces) current.watch.observe(piece.root);
  };
  return {
    observe,
    order: () => current.order,
    /**
     * Write the piece of an event that is shown, and its neighbours, which would move it if they came later.
     * @param {number} event
     */
    write(event) {
      if (!(places[event] >= 0)) return false;
      const piece = Math.floor(places[event] / SIZE);
      current.pieces.slice(Math.max(piece - 1, 0), piece + 2).forEach(writePiece);
      return true;
    },
    /** @param {number[]} order the events that are shown */
    show(order) {
      current.line = lineOf(current.pieces[0], current.order.length) || current.line;
      current.order = order;
      places.fill(-1);
      current.order.forEach((event, place) => {
        places[event] = place;
      });
      empty(root, current.pieces, order.length, current.line);
      writePiece(current.pieces[0]);
      observe();
    },
  };
}

/**
 * Px of an entry on average: titles take one line or several.
 * @param {Piece | undefined} piece the first one
 * @param {number} count of all entries
 */
const lineOf = (piece, count) => (piece ? piece.root.offsetHeight / Math.min(count, SIZE) : 0);

/**
 * Pieces of so many entries, none of them written; those that there are already are taken.
 * @param {HTMLElement} root
 * @param {Piece[]} pieces
 * @param {number} count
 * @param {number} line
 */
function empty(root, pieces, count, line) {
  for (const piece of pieces.splice(Math.ceil(count / SIZE))) piece.root.remove();
  for (const piece of pieces) if (piece.written) piece.root.replaceChildren();
  for (let first = pieces.length * SIZE; first < count; first += SIZE) {
    const added = Object.assign(document.createElement("ol"), { className: "piece" });
    added.dataset.piece = String(pieces.length);
    root.append(added);
    pieces.push({ root: added, first, written: false });
  }
  for (const piece of pieces) {
    piece.written = false;
    piece.root.style.minHeight = Math.min(SIZE, count - piece.first) * line + "px";
  }
}

/** @param {Piece | undefined} piece */
function clear(piece) {
  if (!piece?.written || piece.root.contains(document.activeElement)) return;
  if (piece.root.querySelector("[aria-current]")) return;
  piece.root.style.minHeight = piece.root.offsetHeight + "px";
  piece.root.replaceChildren();
  piece.written = false;
}

"""Every number that both pictures know: px, limits, and bits. The page's script gets them when a page is written.

Sizes are CSS px at a font size of 16 px for the page, which scales most of them with the reader's own.
"""

from __future__ import annotations

from timeline.dates.span import FORMS

#: How a date is drawn besides its form, as bits: its start fades out, its end has an arrow, its end fades out, it is
#: dashed, its start and its end have caps, it is known from outside the source alone, it lasted at least so long, a
#: report is the last that it can be.
START_FADES, ARROW, END_FADES, DASHED, START_CAP, END_CAP, OUTSIDE, AT_LEAST, BY_REPORT = (1 << bit for bit in range(9))
#: Forms of dates by number.
EXACT, WITHIN, THROUGHOUT, SEVERAL = (FORMS.index(name) for name in ("exact", "within", "throughout", "several"))

#: The scale: px of an axis break; px of air beside the outermost times, as a share of the width and its limits; how
#: many times the finest length that matters a scale spans at least.
BREAK = 18
PAD_SHARE, PAD_LEAST, PAD_MOST = 0.035, 12, 28
SPAN_LEAST = 3

#: Shapes, px: half a disc, a bar, a pill, the cap at a bar's end, what an end that is not known takes to fade out, what
#: one beyond a report takes, the least of a stretch of time, from the middle of a hollow line to its edges, and how far
#: aside a ring stands that would go on beyond a report.
RADIUS, BAR, PILL, CAP, FADE, BEYOND_FADE, LEAST_BAR, MOST_ASIDE = 6, 14, 16, 3, 24, 14, 9, 3
#: Px from an end that is not known to the middle of the "?" in it.
ASKED = 5
#: Px from a row's middle to where a relation meets a report's line that is too near beside a symbol for an arrow; how
#: far away a report is met by a sign of its line, and how far that is off.
UNDER_SYMBOL, STUB_FROM, STUB = 20, 80, 24

#: The first place in the palette without a colour, px that the symbol of a kind takes in an outline, and how many of
#: these an outline is wide from which on it has none in its middle.
GREY, SYMBOL, WIDE_OUTLINE = 3, 12, 5

#: Labels, px: font sizes of labels and of small text; between two things in a row; between a mark and its label;
#: between the end of a bar and the label in it; how much longer a bar is than a label in it.
LABEL, SMALL = 13, 12
#: That of a label of the greatest importance; how many times as large as usual the mark of an important event is.
LEAD, LARGER = 15, 1.3
GAP, BESIDE, INSIDE, SPARE = 4, 6, 9, 26

#: Rows, px: one of events, in a dense picture, and in a crowd; one of reports' names; one of notes, a bracket and its
#: text; a lane's name over its band.
ROW, DENSE_ROW, TIGHT_ROW = 24, 20, 18
REPORT_ROW, NOTE_ROW, NAME_ROW = 20, 34, 18
#: Px of lane names at the left, of a line of one, and how many lines it may have; px of a crowd's chart at the most.
NAMES, NAME_LINE, NAME_LINES, MOST_HEIGHT = 118, 16, 3, 900
#: Px of air in a band and between two.
AIR, BETWEEN = 5, 6
#: Counts: px of a strip's bin; how many bins are summed to one number; how many numbers a strip has at the most.
BIN, PEAK_BINS, PEAKS = 8, 6, 3

#: Events up to which each has a label; up to which each has one where twice the window's height is enough; from which
#: on the page has an overview; and up to which it has all entries written out. Bands at the most.
FEW, SOME, OVERVIEW, LISTED, MOST_BANDS = 40, 150, 60, 3000, 8

#: Crowds: px of a dot, and from dot to dot; dots in a stack, and in all; rows that a band may have; what each line of a
#: label beyond the first costs there, in rows; px of a row for each event that competes for a label, and how many
#: compete at the least; labels that half of the events may have at the least, and how many times those of the other.
DOT, DOT_STEP, MOST_LEVELS, MOST_DOTS, MOST_ROWS, CROWDED_LINE_COST = 7, 8, 3, 1200, 60, 1
PX_EACH, LEAST_CANDIDATES, LEAST_HALF, MOST_HALF = 60, 60, 10, 1.5

#: Titles: px from which on one may stand in two lines, in three, and cut where there is no room for all of it; px of a
#: line of two, and of three; characters that are left at least.
TWO_FROM, THREE_FROM, CUT_FROM = 100, 300, 480
TWO_LINES, THREE_LINES, LEAST_SIGNS = 260, 300, 24
#: What a place costs, in rows: to stand left of its mark, to hold a cut title; how many rows further down a title may
#: stand for its further line.
LEFT_COST, CUT_COST, WORTH = 0.25, 1000, 0.5
#: Marks nearer than so many px are read one after the other, from the top; what it costs, in rows, that a later one
#: stands above an earlier one, where all have room in order, and else.
ORDER_PX, OUT_OF_ORDER, ORDER_COST = 100, 99, 2
#: Lines of a headline and of a deck in a picture, at the most.
HEADLINE_LINES, DECK_LINES = 4, 9

/** On which side of its dot a label stands. */
export type LabelSide = 'right' | 'left' | 'top' | 'bottom';
export type Point = { x: number; y: number };
/** The label of the point with this index, in the same unit as the points. */
export type WantedLabel = { index: number; width: number; height: number };
/** `lines`: across (y) and upright (x) ones that a label rather does not cross. */
export type LabelRoom = Box & { dot: number; lines: { x: readonly number[]; y: readonly number[] } };

const SIDES: readonly LabelSide[] = ['right', 'left', 'top', 'bottom'];
export type Box = { left: number; right: number; top: number; bottom: number };

/**
 * A side for each label, in the order in which they are wanted: inside the room, over no other label and no dot, and over no line
 * where that can be helped. A label without a place is left out. Pure geometry; never throws.
 * @param points - every dot, of diameter `room.dot`; y grows downwards.
 * @param most - how many find a place.
 */
export function placeLabels(
  points: readonly Point[],
  wanted: readonly WantedLabel[],
  room: LabelRoom,
  most = Infinity,
): Map<number, LabelSide> {
  const dots = points.map((point) => dotBox(point, room.dot));
  const lines = lineBoxes(room);
  const taken: Box[] = [];
  const found = new Map<number, LabelSide>();
  for (const label of wanted) {
    if (found.size >= most) break;
    const point = points[label.index];
    if (point === undefined) continue;
    const options = SIDES.map((side) => ({ side, box: labelBox(point, label, side, room.dot) })).filter(
      ({ box }) => isInside(box, room) && !taken.some((other) => doOverlap(box, other)),
    );
    const free = (obstacles: readonly Box[]) =>
      options.find(({ box }) => !obstacles.some((other) => doOverlap(box, other)));
    const chosen = free([...dots, ...lines]) ?? free(dots);
    if (chosen === undefined) continue;
    taken.push(chosen.box);
    found.set(label.index, chosen.side);
  }
  return found;
}

const lineBoxes = ({ lines, left, right, top, bottom }: LabelRoom): Box[] => [
  ...lines.x.map((x) => ({ left: x, right: x, top, bottom })),
  ...lines.y.map((y) => ({ left, right, top: y, bottom: y })),
];

const dotBox = ({ x, y }: Point, dot: number): Box => ({
  left: x - dot / 2,
  right: x + dot / 2,
  top: y - dot / 2,
  bottom: y + dot / 2,
});

/** Where a label stands beside its dot, with a small gap. */
export function labelBox({ x, y }: Point, size: { width: number; height: number }, side: LabelSide, dot: number): Box {
  const gap = 0.75 * dot;
  const { width, height } = size;
  const left = { right: x + gap, left: x - gap - width, top: x - width / 2, bottom: x - width / 2 }[side];
  const top = { right: y - height / 2, left: y - height / 2, top: y - gap - height, bottom: y + gap }[side];
  return { left, right: left + width, top, bottom: top + height };
}

const isInside = (box: Box, room: LabelRoom): boolean =>
  box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;

const doOverlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

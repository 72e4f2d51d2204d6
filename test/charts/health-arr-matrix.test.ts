import fc from 'fast-check';
import { buildMatrixChart, MATRIX_SIZE } from '../../src/charts/health-arr-matrix';
import { layOutMatrix } from '../../src/charts/matrix-layout';
import { labelBox, type LabelRoom, placeLabels } from '../../src/charts/place-labels';
import { renderPng, renderSvg } from '../../src/charts/render-png';
import { HOSTILE } from '../views/cards';
import { buildQbrContent, subject } from '../views/qbr-content';

const METRICS = { width: 900, height: 480, dot: 12, letter: 7, line: 15 };
const DRAFT = { kind: 'draft' } as const;
const SIGNED = { kind: 'signed', by: 'Rita', on: '2026-11-27' } as const;
const svg = (content = buildQbrContent(), mark: typeof DRAFT | typeof SIGNED = DRAFT) =>
  renderSvg(buildMatrixChart(content, mark), MATRIX_SIZE);

describe('the places of the 2×2', () => {
  it('R16: stand on the side of the lines that their field says', () => {
    const { dots, dividerX, dividerY } = layOutMatrix(buildQbrContent().matrix, METRICS);
    for (const { account, x, y } of dots) {
      expect(x > dividerX).toBe(['keep', 'grow'].includes(account.quadrant));
      expect(y <= dividerY).toBe(['keep', 'save_first'].includes(account.quadrant));
    }
  });

  const pods = fc.array(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 30 }),
      score: fc.integer({ min: 0, max: 100 }),
      arr: fc.double({ min: 0.01, max: 1e10, noNaN: true }),
    }),
    { maxLength: 60 },
  );

  it('whatever the pod, every dot is inside the plot and on the side of its field', () => {
    fc.assert(
      fc.property(pods, (pod) => {
        const { matrix } = buildQbrContent(
          {},
          pod.map(({ name, score, arr }) => subject(name, score, arr)),
        );
        const { dots, dividerX, yTicks } = layOutMatrix(matrix, METRICS);
        expect(dots).toHaveLength(pod.length);
        for (const { account, x, y } of dots) {
          expect(x).toBeGreaterThanOrEqual(METRICS.dot / 2);
          expect(x).toBeLessThanOrEqual(METRICS.width - METRICS.dot / 2);
          expect(y).toBeGreaterThanOrEqual(METRICS.dot / 2);
          expect(y).toBeLessThanOrEqual(METRICS.height - METRICS.dot / 2);
          expect(x > dividerX).toBe(account.score >= matrix.greenFrom);
        }
        expect(yTicks.length).toBeGreaterThan(0);
        expect(yTicks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('labels', () => {
  const ROOM: LabelRoom = { left: 0, right: 900, top: 30, bottom: 450, dot: 12, lines: { x: [640], y: [240] } };
  const points = fc.array(fc.record({ x: fc.integer({ min: 6, max: 894 }), y: fc.integer({ min: 36, max: 444 }) }), {
    maxLength: 40,
  });
  const doOverlap = (a: ReturnType<typeof labelBox>, b: typeof a) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  it('never cover each other and never leave the plot, wherever the dots are', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 10, max: 160 }), (dots, width) => {
        const wanted = dots.map((_, index) => ({ index, width, height: 15 }));
        const sides = placeLabels(dots, wanted, ROOM);
        const boxes = [...sides].map(([index, side]) => labelBox(dots[index] ?? { x: 0, y: 0 }, { width, height: 15 }, side, 12)); // prettier-ignore
        boxes.forEach((box, index) => {
          expect(boxes.slice(index + 1).some((other) => doOverlap(box, other))).toBe(false);
          expect(box.left >= 0 && box.right <= 900 && box.top >= 30 && box.bottom <= 450).toBe(true);
        });
      }),
    );
  });

  it.each([
    ['to the right where there is room', { x: 100, y: 100 }, [], 'right'],
    ['to the left at the right edge', { x: 880, y: 100 }, [], 'left'],
    ['to the left beside a dot', { x: 100, y: 100 }, [{ x: 130, y: 100 }], 'left'],
    ['to the left of a line it would cross', { x: 620, y: 100 }, [], 'left'],
  ])('stand %s', (_words, point, others, side) => {
    expect(placeLabels([point, ...others], [{ index: 0, width: 60, height: 15 }], ROOM).get(0)).toBe(side);
  });

  it('are left out where there is no place', () => {
    expect(placeLabels([{ x: 450, y: 100 }], [{ index: 0, width: 901, height: 15 }], ROOM).size).toBe(0);
  });
});

describe('the picture of the 2×2', () => {
  it('R16: says its message, its fields, its axes, the names and who is not on it', () => {
    const drawn = svg();
    for (const words of [
      '€650K of €1.1M stands in Save first',
      'Save first',
      '2 accounts, €650K',
      'Health score, divided where green begins: 71',
      'median: €240K',
      'Zenith',
      'Not on the chart: Silent (no score), Nothing (no ARR known).',
      'Yellow',
    ])
      expect(drawn).toContain(words);
  });

  it('R19: is a draft until it is signed', () => {
    expect(svg()).toContain('DRAFT');
    expect(svg(buildQbrContent(), SIGNED)).not.toContain('DRAFT');
    expect(svg(buildQbrContent(), SIGNED)).toContain('Signed off by Rita, Fri 27 Nov');
  });

  it('takes no markup from a name, and draws a pod without accounts', () => {
    expect(svg(buildQbrContent({}, [subject(HOSTILE, 20, 1e5)]))).toContain('&lt;!channel&gt;');
    expect(svg(buildQbrContent({}, []))).toContain('No account can be placed yet');
  });

  it('is a PNG, the same each time', () => {
    const draw = () => Buffer.from(renderPng(buildMatrixChart(buildQbrContent(), DRAFT), MATRIX_SIZE));
    expect(draw().equals(draw())).toBe(true);
    expect(draw().readUInt32BE(16)).toBe(2 * MATRIX_SIZE.width);
  });
});

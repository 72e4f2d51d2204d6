import { FAINT_INK, INK, PAPER } from '../charts/palette';
import type { CustomerFigure, CustomerReport, CustomerSection, CustomerSectionKind } from '../domain/customer-report';
import { createDeck, SLIDE, writeDeck, type Deck } from './create-deck';

type Slide = ReturnType<Deck['addSlide']>;
type Report = CustomerReport;

const ACCENT = '#1d5fa8';
const TINT = '#eaf1f8';
const MARGIN = 0.7;
const WIDTH = SLIDE.width - 2 * MARGIN;
const HALF = (WIDTH - MARGIN) / 2;
const BODY_TOP = 1.7;
const BODY_HEIGHT = 4.7;

/**
 * The report as slides for the customer (R204, R206): progress, wins, adoption and how it compares, opportunities, next goals. All of it text,
 * shapes and a native chart, so that every word can be changed; a slide without anything to say is left out. Sections only: no score ever
 * comes this far (X21).
 */
export async function renderCustomerDeck(report: CustomerReport): Promise<Uint8Array> {
  const deck = createDeck({ title: `${report.accountName}: your progress`, company: report.accountName });
  deck.author = report.senderName;
  deck.subject = report.period;
  deck.revision = '1';
  drawProgress(deck, report);
  drawList(deck, report, 'wins');
  drawAdoption(deck, report);
  drawList(deck, report, 'opportunities');
  drawList(deck, report, 'goals');
  return writeDeck(deck);
}

const find = ({ sections }: Report, kind: CustomerSectionKind): CustomerSection | null =>
  sections.find((section) => section.kind === kind) ?? null;

function drawProgress(deck: Deck, report: Report): void {
  const slide = deck.addSlide();
  slide.background = { color: plainHex(TINT) };
  const line = { x: MARGIN, w: WIDTH };
  slide.addText(report.accountName, {
    ...line,
    y: 0.7,
    h: 0.9,
    fontSize: 28,
    bold: true,
    color: plainHex(ACCENT),
    fit: 'shrink',
  });
  slide.addText(report.period, { ...line, y: 1.55, h: 0.5, fontSize: 16, color: plainHex(FAINT_INK) });
  slide.addText(report.headline, {
    ...line,
    y: 2.3,
    h: 1.6,
    fontSize: 32,
    bold: true,
    color: plainHex(INK),
    valign: 'top',
    fit: 'shrink',
  });
  report.figures.forEach((figure, index) => drawFigure(slide, figure, MARGIN + index * ((WIDTH + 0.4) / 3)));
  slide.addText(report.senderName, { ...line, y: 6.7, h: 0.4, fontSize: 14, color: plainHex(FAINT_INK) });
}

function drawFigure(slide: Slide, { value, label }: CustomerFigure, x: number): void {
  const w = (WIDTH - 0.8) / 3;
  slide.addShape('roundRect', {
    x,
    y: 4.3,
    w,
    h: 1.9,
    fill: { color: plainHex(PAPER) },
    line: { color: plainHex(TINT) },
    rectRadius: 0.08,
  });
  slide.addText(value, {
    x,
    y: 4.4,
    w,
    h: 1,
    align: 'center',
    fontSize: 40,
    bold: true,
    color: plainHex(ACCENT),
    fit: 'shrink',
  });
  slide.addText(label, { x, y: 5.35, w, h: 0.6, align: 'center', fontSize: 16, color: plainHex(INK), fit: 'shrink' });
}

function drawList(deck: Deck, report: Report, kind: CustomerSectionKind): void {
  const section = find(report, kind);
  if (section === null) return;
  const slide = addTitled(deck, report, section.title);
  addLines(slide, section, { x: MARGIN, y: BODY_TOP, w: WIDTH });
}

/** Adoption beside how it compares; alone with its chart where nothing compares. */
function drawAdoption(deck: Deck, report: Report): void {
  const [adoption, comparison] = [find(report, 'adoption'), find(report, 'comparison')];
  const main = adoption ?? comparison;
  if (main === null) return;
  const slide = addTitled(deck, report, main.title);
  addLines(slide, main, { x: MARGIN, y: BODY_TOP, w: HALF });
  const right = MARGIN + HALF + MARGIN;
  const isShared = adoption !== null && comparison !== null;
  if (isShared) {
    slide.addText(comparison.title, {
      x: right,
      y: BODY_TOP,
      w: HALF,
      h: 0.5,
      fontSize: 20,
      bold: true,
      color: plainHex(ACCENT),
    });
    addLines(slide, comparison, { x: right, y: BODY_TOP + 0.5, w: HALF, h: 1.7 });
  }
  if (report.growth !== null) drawGrowth(deck, slide, report.growth, { x: right, y: isShared ? 4.1 : BODY_TOP });
}

function drawGrowth(
  deck: Deck,
  slide: Slide,
  growth: NonNullable<Report['growth']>,
  { x, y }: { x: number; y: number },
): void {
  const data = [{ name: growth.name, labels: ['At the start', 'Now'], values: [growth.before, growth.now] }];
  slide.addChart(deck.ChartType.bar, data, {
    x, y, w: HALF, h: 6.4 - y,
    chartColors: [plainHex(ACCENT)],
    showTitle: true, title: growth.name, titleFontSize: 14,
    showValue: true, dataLabelFontSize: 14, showLegend: false,
    valAxisHidden: true, valAxisMinVal: 0, valGridLine: { style: 'none' }, catAxisLabelFontSize: 14,
    altText: `${growth.name}: ${growth.before} at the start, ${growth.now} now.`,
  }); // prettier-ignore
}

function addTitled(deck: Deck, report: Report, title: string): Slide {
  const slide = deck.addSlide();
  slide.addText(title, { x: MARGIN, y: 0.5, w: WIDTH, h: 0.8, fontSize: 30, bold: true, color: plainHex(ACCENT) });
  const foot = `${report.accountName} · ${report.period}`;
  slide.addText(foot, {
    x: MARGIN,
    y: 6.9,
    w: WIDTH,
    h: 0.35,
    fontSize: 11,
    color: plainHex(FAINT_INK),
    fit: 'shrink',
  });
  return slide;
}

type Box = { x: number; y: number; w: number; h?: number };

function addLines(slide: Slide, { lines, note }: CustomerSection, { h = BODY_HEIGHT, ...box }: Box): void {
  const runs = lines.map((text) => ({ text, options: { bullet: true, breakLine: true, paraSpaceAfter: 8 } }));
  const small = { fontSize: 12, color: plainHex(FAINT_INK), italic: true };
  const all = note === null ? runs : [...runs, { text: note, options: small }];
  slide.addText(all, { ...box, h, fontSize: 20, color: plainHex(INK), valign: 'top', fit: 'shrink' });
}

/** As the file format spells a colour. */
const plainHex = (colour: string): string => colour.slice(1).toUpperCase();

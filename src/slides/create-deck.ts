import PptxGenJS from 'pptxgenjs';
import { FONT_FAMILY } from '../charts/fonts';

/** 16:9, in inches. */
export const SLIDE = { width: 13.333, height: 7.5 } as const;

export type Deck = InstanceType<typeof PptxGenJS>;

/** An empty deck: every later shape, chart and text stays editable in PowerPoint, Keynote and LibreOffice. */
export function createDeck({ title, company }: { title: string; company: string }): Deck {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.company = escapeXml(company); // the one property that the library writes as it is
  deck.theme = { headFontFace: FONT_FAMILY, bodyFontFace: FONT_FAMILY };
  return deck;
}

const XML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeXml = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => XML_ENTITIES[sign] ?? sign);

/** The deck as the bytes of a .pptx file. */
export async function writeDeck(deck: Deck): Promise<Uint8Array> {
  const bytes = await deck.write({ outputType: 'nodebuffer' });
  if (!Buffer.isBuffer(bytes)) throw new Error('pptxgenjs wrote no buffer');
  return bytes;
}

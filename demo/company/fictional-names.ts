import type { Dice } from './dice';

const STEMS = [
  'Quillfen', 'Brindlewick', 'Marrowby', 'Tessellane', 'Ostrava Vale', 'Hollowmere', 'Pemberquay', 'Wrenfield', 'Castellane',
  'Duskhaven', 'Orrinvale', 'Lumenforge', 'Saltmarch', 'Thistledown', 'Vantreska', 'Bellgarth', 'Corvanna', 'Juniper Reach',
  'Kestrelby', 'Mossgate', 'Nettlecombe', 'Pinderhall', 'Rookbarrow', 'Silverfold', 'Tarnwick', 'Umberlane', 'Wexmoor',
  'Yarrowgate', 'Zephyrine', 'Alderquist', 'Bramblecote', 'Cinderholm', 'Dovewater', 'Emberlyn', 'Fallowmead', 'Greywether',
  'Harrowfen', 'Inkerdale', 'Jessamond', 'Kingsfurrow', 'Larkenshaw', 'Mirefield', 'Northquill', 'Oakenspire', 'Palisandre',
  'Quennerby', 'Ravelstone', 'Sablecourt', 'Trellisway', 'Ullinford',
] as const; // prettier-ignore

const TRADES: Readonly<Record<string, readonly string[]>> = {
  logistics: ['Freight', 'Haulage', 'Cold Chain'],
  healthcare: ['Dental', 'Clinics', 'Diagnostics'],
  retail: ['Grocers', 'Outfitters', 'Home'],
  manufacturing: ['Castings', 'Optics', 'Instruments'],
  finance: ['Mutual', 'Payments', 'Assurance'],
  education: ['Academies', 'Tutoring', 'Press'],
  hospitality: ['Hotels', 'Kitchens', 'Travel'],
  energy: ['Solar', 'Grid', 'Wind'],
};
export const INDUSTRIES = Object.keys(TRADES);

const GIVEN = ['Ada', 'Bram', 'Chidi', 'Dagny', 'Elif', 'Farid', 'Greta', 'Hana', 'Ilya', 'Jun', 'Kofi', 'Leila', 'Mateo', 'Nils', 'Oona', 'Pavel', 'Quynh', 'Rhea', 'Søren', 'Tamsin', 'Uma', 'Viggo', 'Wanda', 'Xiu', 'Yara', 'Zoltan'] as const; // prettier-ignore
const FAMILY = ['Abernest', 'Brockhall', 'Cazalet', 'Dunmarrow', 'Eskelund', 'Farrowby', 'Galdames', 'Hjelmgren', 'Ishikura', 'Jarrowin', 'Kestlemoor', 'Lindenberry', 'Maddaloni', 'Nakashiro', 'Okonkwe', 'Pellworth', 'Quistgaard', 'Rastogiri', 'Sandoval-Pike', 'Tremblaye', 'Ueberrain', 'Vasanthi', 'Wolcombe', 'Yilmazer', 'Zielenska'] as const; // prettier-ignore

/** The n-th company of the sample: stem and trade together never repeat below 50 × 3 accounts of one industry. */
export function nameCompany(index: number, industry: string): string {
  const trades = TRADES[industry] ?? ['Works'];
  const stem = STEMS[index % STEMS.length] ?? 'Nowhere';
  const trade = trades[Math.floor(index / STEMS.length) % trades.length] ?? 'Works';
  return `${stem} ${trade}`;
}

export function namePerson(dice: Dice): string {
  return `${dice.pick(GIVEN)} ${dice.pick(FAMILY)}`;
}

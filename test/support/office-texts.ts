import JSZip from 'jszip';

/** Every part of an Office file as text, by its path, the workbooks inside its charts included. Pictures are left out. */
export async function readOfficeTexts(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  const read = await Promise.all(
    files.map(async (file): Promise<[string, string][]> => {
      if (!file.name.endsWith('.xlsx')) return [[file.name, decodeEntities(await file.async('string'))]];
      const inner = await readOfficeTexts(await file.async('uint8array'));
      return [...inner].map(([path, text]) => [`${file.name}/${path}`, text]);
    }),
  );
  return new Map(read.flat());
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decodeEntities = (xml: string): string =>
  xml.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

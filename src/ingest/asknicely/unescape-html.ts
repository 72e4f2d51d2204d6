const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#039': "'" };

/** The five characters that HTML escapes, as they were written. Once: what a customer escaped stays as they wrote it. Pure. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#0?39);/g, (all, name: string) => CHARACTERS[name] ?? all);
}

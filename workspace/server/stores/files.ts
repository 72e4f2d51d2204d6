import type { Ids } from './ids';

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  altText: string; // what a picture shows, for those who cannot see it
  mimetype: string;
  length: number; // announced
  bytes: Buffer | null; // null until uploaded
  isShared: boolean; // completed
};

const MIME_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
  md: 'text/markdown',
  txt: 'text/plain',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

export function createFiles(ids: Ids) {
  const files = new Map<string, StoredFile>();
  return {
    announce(name: string, length: number, altText = ''): StoredFile {
      const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
      const mimetype = MIME_TYPES[extension] ?? 'application/octet-stream';
      const file = { id: ids.next('F'), name, title: name, altText, mimetype, length, bytes: null, isShared: false };
      files.set(file.id, file);
      return file;
    },
    find: (id: string): StoredFile | null => files.get(id) ?? null,
  };
}

export type Files = ReturnType<typeof createFiles>;
